import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { beforeAll, describe, expect, it } from 'vitest';
import { typeErrors } from './emit/compiler.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const blocks = unified()
  .use(remarkParse)
  .parse(readme)
  .children.filter((node) => node.type === 'code');
const scripts = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

/** An empty folder that sees of the clone what a reader's commands name. */
let clone: string;
beforeAll(() => {
  clone = mkdtempSync(join(tmpdir(), 'tasktypes-readme-'));
  for (const name of ['test', 'tasktypes', 'servicetypes']) symlinkSync(join(root, name), join(clone, name));
});

function run(command: string): { readonly output: string; readonly errors: string } {
  const npx = `npx() { shift; "${process.execPath}" "${join(root, 'out/cli.cjs')}" "$@"; }\n`;
  const { stdout, stderr } = spawnSync('bash', ['-c', npx + command], { cwd: clone, encoding: 'utf8' });
  return { output: stdout.trimEnd(), errors: stderr };
}

describe('the README', () => {
  it('opens with the two lines that serve and test everything', () => {
    expect(blocks[0]?.value).toBe('npm ci && npm start\nnpm ci && npm test');
    expect(readme.split('\n').length).toBeLessThanOrEqual(200);
  });

  const commands = blocks.flatMap(({ lang, value }, index) =>
    lang === 'sh' && value.startsWith('npx') ? [{ command: value, shown: blocks[index + 1] }] : [],
  );

  it.each(commands)('shows what $command really prints', ({ command, shown }) => {
    const { output, errors } = run(command);
    expect(errors).toBe('');
    expect(output).toBe(shown?.lang === 'text' ? shown.value.trimEnd() : '');
  });

  it('has a planner that type-checks against the printed types', () => {
    run('npx tasktypes types > execution-planner.ts');
    const snippets = blocks.filter(({ lang }) => lang === 'ts').map(({ value }) => value);
    const types = readFileSync(join(clone, 'execution-planner.ts'), 'utf8');
    expect(snippets.length).toBeGreaterThan(0);
    for (const planner of snippets)
      expect(typeErrors({ 'execution-planner.ts': types, 'planner.ts': planner })).toEqual([]);
  });

  it('names only commands, scripts and files that exist', () => {
    const inline = [...readme.matchAll(/`(?:npx tasktypes|… \| npx tasktypes) ([a-z]+)/g)].map(([, name = '']) => name);
    for (const name of inline) expect(run(`npx tasktypes ${name} --help`).output).toContain(`tasktypes ${name}`);
    for (const [, script = ''] of readme.matchAll(/`npm run ([a-z]+)`/g))
      expect(scripts.scripts).toHaveProperty(script);
    const files = [...readme.matchAll(/\]\((?!http)([^)]+)\)/g), ...readme.matchAll(/`(src\/[^`]+)`/g)];
    for (const [, file = ''] of files) expect(existsSync(join(root, file)), file).toBe(true);
  });

  it('is right about how many types there are', () => {
    const { output } = run('npx tasktypes list --format json');
    const { types: all } = JSON.parse(output) as { readonly types: readonly { readonly status: string }[] };
    expect(all).toHaveLength(7);
    expect(all.every(({ status }) => status === 'experimental')).toBe(true);
  });
});
