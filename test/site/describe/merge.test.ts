import { describe, expect, it } from 'vitest';
import { registry, validators } from '../../../src/official.ts';
import { merge } from '../../../src/site/describe/merge.ts';
import { validate } from '../../../src/validate/validate.ts';

const tasktype = registry.named('tasktype', 'oci-container')?.uri ?? '';
const wanted = { tasktype, title: 'OCI container', taskinfo: { image: 'docker.io/library/a:1' }, isAgain: false };
const context = { registry, validators };
const text = `{\n   "@context": "https://doi.org/10.5063/schema/codemeta-2.0",\n   "@type":"SoftwareSourceCode",\n   "name": "survey",\n   "keywords": "sky"\n}\n`;

describe('a task that is put into a codemeta.json', () => {
  it('leaves every character of the file where it is', async () => {
    const { text: merged = '' } = await merge({ text }, wanted, context);
    const [, after = ''] = merged.split('"keywords": "sky, ');
    expect(merged.startsWith(text.slice(0, text.indexOf('sky') + 3))).toBe(true);
    expect(after.startsWith(`${tasktype}",`)).toBe(true);
    expect(await validate(merged, context)).toMatchObject({ verdict: 'valid', tasks: [{ uri: tasktype }] });
  });

  it('is not repeated where the file declares it', async () => {
    const { text: merged = '' } = await merge({ text }, wanted, context);
    expect(await merge({ text: merged }, wanted, context)).toEqual({
      notes: [
        expect.stringMatching(/^The file declares this very task already, in line [0-9]+\. Nothing is to be added\.$/),
      ],
      isRepeated: false,
    });
  });

  it('stands beside another one of its type only on demand', async () => {
    const { text: first = '' } = await merge({ text }, wanted, context);
    const other = { ...wanted, taskinfo: { image: 'docker.io/library/b:1' } };
    const held = await merge({ text: first }, other, context);
    expect([held.text, held.isRepeated]).toEqual([undefined, true]);
    const { text: both = '' } = await merge({ text: first }, { ...other, isAgain: true }, context);
    expect((await validate(both, context)).tasks).toHaveLength(2);
    const third = { ...wanted, taskinfo: { image: 'docker.io/library/c:1' }, isAgain: true };
    const { text: all = '' } = await merge({ text: both }, third, context);
    const { targetProduct } = JSON.parse(all) as { targetProduct: readonly { name: string }[] };
    expect(targetProduct.map(({ name }) => name)).toEqual([
      'survey: OCI container',
      'survey: OCI container 2',
      'survey: OCI container 3',
    ]);
  });

  it.each(['{"name": ', '[]', '{"tasktype": "uri://oci-container", "taskinfo": {}}', ''])(
    'says why %j is left as it is',
    async (broken) => {
      const { text: merged, notes } = await merge({ text: broken }, wanted, context);
      expect(merged).toBeUndefined();
      expect(notes[0]).toMatch(/^The file cannot be read, so nothing was added\. ./);
    },
  );

  it('begins a new file where there is none', async () => {
    const { text: made = '' } = await merge({ software: 'survey' }, wanted, context);
    expect(JSON.parse(made)).toMatchObject({ name: 'survey', keywords: [tasktype], targetProduct: [{}] });
  });
});
