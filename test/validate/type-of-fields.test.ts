import { describe, expect, it } from 'vitest';
import { createRegistry } from '../../src/registry/registry.ts';
import { compileValidators } from '../../src/validate/compile.ts';
import { validate } from '../../src/validate/validate.ts';
import { openOwnDocuments } from '../documents.ts';

const registry = await openOwnDocuments();
const context = { registry, validators: compileValidators(registry) };
const rosetta = registry.named('tasktype', 'rosetta-container')?.uri ?? '';

describe('a file without a tasktype', () => {
  it('is told the one whose fields it has', async () => {
    const { problems } = await validate('image_name: a/b\ninterface_port: "8888"\n', context);
    expect(problems).toMatchObject([
      {
        rule: 'carrier-is-known',
        message: 'The file has fields of the tasktype `rosetta-container`, but it names no tasktype.',
        hint: `Write \`tasktype\` with "${rosetta}", and put these fields below \`taskinfo\`.`,
      },
    ]);
  });

  it('is told the few whose fields it has, those that take it before those that do not', async () => {
    const { problems } = await validate('image: a/b:1\n', context);
    expect(problems[0]?.message).toMatch(/`oci-container`.* or `rosetta-container`/);
  });

  it('is told the one whose fields stand below taskinfo', async () => {
    const { problems } = await validate('{"taskinfo": {"image_name": "a/b", "interface_port": 8888}}', context);
    expect(problems).toMatchObject([
      { rule: 'tasktype-is-present', hint: `Add \`tasktype\` with "${rosetta}", whose fields these are.` },
    ]);
  });

  it.each(['{"zebra": 1}', '{"image_name": 1, "a": 1, "b": 1}', '{}', '{"taskinfo": {"zebra": 1}}'])(
    'is told none for %s',
    async (text) => {
      const { problems } = await validate(text, context);
      expect(JSON.stringify(problems)).not.toContain('rosetta-container');
    },
  );

  it('is told none in a registry of more types than can be looked through', async () => {
    const [first] = registry.specs;
    const entries =
      first === undefined
        ? []
        : Array.from({ length: 100 }, (_, index) => ({ ...first, name: `type-${String(index)}` }));
    const large = { registry: createRegistry(entries, registry), validators: context.validators };
    const { problems } = await validate('image: a/b:1\n', large);
    expect(problems[0]?.message).toContain('none of these: a CodeMeta file');
  });
});
