import { describe, expect, it } from 'vitest';
import { compileValidators } from '../../src/validate/compile.ts';
import { applyFix } from '../../src/validate/fixes/fix.ts';
import { fixesOf } from '../../src/validate/fixes/fixes.ts';
import { examine } from '../../src/validate/validate.ts';
import { openOwnDocuments } from '../documents.ts';

const registry = await openOwnDocuments();
const context = { registry, validators: compileValidators(registry) };
const uriOf = (name: string): string => registry.named('tasktype', name)?.uri ?? '';

/** Makes the first fix that is offered until none is. */
async function mendAll(text: string): Promise<{ readonly text: string; readonly titles: readonly string[] }> {
  const titles: string[] = [];
  let now = text;
  for (let round = 0; round < 20; round++) {
    const examined = await examine(now, context, {});
    const fix = (await fixesOf(now, examined, context, {})).find((each) => each !== undefined);
    if (fix === undefined) return { text: now, titles };
    titles.push(fix.title);
    now = applyFix(now, fix);
  }
  throw new Error(titles.join(', '));
}

const task = (info: string, type = uriOf('rosetta-container')): string =>
  `# how we run it\ntasktype: ${type}\ntaskinfo:\n${info}`;

describe('the fixes of a YAML text', () => {
  it('rename a field and take a number out of its quotes, and keep comments and layout', async () => {
    const mended = await mendAll(
      task('  image:   a/b:1   # the image\n\n  interface_prot: "8888"  # as in the Dockerfile\n'),
    );
    expect(mended.text).toBe(
      task('  image:   a/b:1   # the image\n\n  interface_port: 8888  # as in the Dockerfile\n'),
    );
    expect(mended.titles).toEqual(['Rename it to "interface_port"', 'Write 8888 without quotes']);
  });

  it.each([
    ["  image: a/b:1\n  interface_protocol: 'HTTP' # x\n", "  image: a/b:1\n  interface_protocol: 'http' # x\n"],
    ['  image: a/b:1\n  interface_protocol: HTTP\n', '  image: a/b:1\n  interface_protocol: http\n'],
    ['  {image: a/b:1, interface_prot: "8888"} # flow\n', '  {image: a/b:1, interface_port: 8888} # flow\n'],
    ["  image: a/b:1\n  'interface_prot': 8888\n", "  image: a/b:1\n  'interface_port': 8888\n"],
  ])('change %j into %j', async (before, after) => {
    expect((await mendAll(task(before))).text).toBe(task(after));
  });

  it('keep a byte order mark and the line ends of Windows', async () => {
    const text = `\ufeff${task('  image: a/b:1\n  interface_prot: 8888\n').replaceAll('\n', '\r\n')}`;
    expect((await mendAll(text)).text).toBe(text.replace('interface_prot', 'interface_port'));
  });

  it('rename what makes a file no task', async () => {
    const text = task('  image: a/b:1\n').replace('tasktype:', 'TaskType:').replace('taskinfo:', 'task-info:');
    expect((await mendAll(text)).text).toBe(task('  image: a/b:1\n'));
  });

  it('put a text in quotes, and one value into a list', async () => {
    const compose = await mendAll(
      task('  image: a/b:1\n  command: start\n  environment: {LEVEL: 3}\n', uriOf('oci-container')),
    );
    expect(compose.text).toBe(
      task('  image: a/b:1\n  command: [start]\n  environment: {LEVEL: "3"}\n', uriOf('oci-container')),
    );
  });

  it('leave alone what takes more than one line', async () => {
    const text = task('  image: a/b:1\n  interface_protocol: >-\n    HTTP\n');
    expect(await mendAll(text)).toEqual({ text, titles: [] });
  });
});
