import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { registry, validators } from '../../src/official.ts';
import { validate } from '../../src/validate/validate.ts';
import { validateFile } from '../../src/validate/validate-file.ts';
import { codemeta } from '../cli/command.ts';

const context = { registry, validators };
const pack = (files: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([path, content]) => [path, typeof content === 'string' ? strToU8(content) : content]),
    ),
  );

const texts = {
  'is valid': codemeta(['oci-container', { image: 'docker.io/library/hello-world:1' }]),
  'is invalid': codemeta(['oci-container', { image: 8888 }]),
  'declares nothing': '{"@context": "https://doi.org/10.5063/schema/codemeta-2.0", "name": "A"}',
  'is broken JSON that can be mended': '{"@context": "https://schema.org", "name": "A",}',
  'is YAML for all that': 'tasktype: x\n',
  'is empty': '',
  'is a record of Zenodo': '{"id": 1, "links": {}, "metadata": {"title": "A"}}',
} as const;

describe('a zip of a deposit', () => {
  it.each(Object.entries(texts))(
    'has the report of its codemeta.json, byte for byte but for how that was chosen, where that %s',
    async (_, text) => {
      const zip = pack({ 'survey-1.0/codemeta.json': text, 'survey-1.0/docs/codemeta.json': '{}' });
      const file = 'survey.zip/survey-1.0/codemeta.json';
      const alone = await validate(strToU8(text), context, { file });
      const { about, ...report } = await validateFile(zip, context, { file: 'survey.zip' });
      expect(JSON.stringify(report)).toBe(JSON.stringify(alone));
      expect(about).toMatch(/^Found survey-1\.0\/codemeta\.json, the one on the shortest path;/);
      expect(await validateFile(zip, context)).toEqual({ ...alone, about, file: 'survey-1.0/codemeta.json' });
    },
  );

  it('has the report of bytes that are no text, too', async () => {
    const bytes = new Uint8Array([0x7b, 0xff, 0x7d]);
    const { file, about, ...report } = await validateFile(pack({ 'codemeta.json': bytes }), context);
    expect([file, about]).toEqual(['codemeta.json', 'Found codemeta.json.']);
    expect(report).toEqual(await validate(bytes, context));
    expect(report.verdict).toBe('unreadable');
  });

  it.each([
    ['has no codemeta.json', pack({ 'README.md': '' }), 'There is no codemeta.json in it.'],
    ['is empty', pack({}), 'There is no file in it'],
    ['is cut off', pack({ 'codemeta.json': texts['is valid'] }).subarray(0, 60), 'cut off'],
    ['climbs out', pack({ 'codemeta.json': texts['is valid'], '../x': '' }), 'outside of the folder'],
    ['is a bomb', pack({ 'codemeta.json': new Uint8Array(2 ** 24) }), 'more than 4 MiB'],
  ])('is unreadable, never valid, where it %s', async (_, bytes, says) => {
    expect(await validateFile(bytes, context, { file: 'a.zip' })).toMatchObject({
      file: 'a.zip',
      verdict: 'unreadable',
      tasks: [],
      problems: [{ rule: 'file-can-be-read', message: expect.stringContaining(says) as string }],
    });
  });
});

it('a file that is no zip has the report of its text', async () => {
  const options = { file: 'codemeta.json', maxSize: 100 };
  for (const text of Object.values(texts))
    expect(await validateFile(strToU8(text), context, options)).toEqual(
      await validate(strToU8(text), context, options),
    );
});
