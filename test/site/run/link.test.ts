import { describe, expect, it } from 'vitest';
import { linkedText, permalink } from '../../../src/site/run/link.ts';

const task = { tasktype: 'uri://a', taskinfo: { notebook: "https://example.org/(it's)!.ipynb" } };
const page = 'https://types.example.org/run/';

describe('the permalink of a task', () => {
  it('leads back to the task, and ends no link of Markdown or HTML', async () => {
    const link = (await permalink(task, page)) ?? '';
    expect(link).toMatch(/^https:\/\/types\.example\.org\/run\/#text=[\w%.~=-]+$/);
    const linked = await linkedText(new URL(link).hash, '/');
    expect(linked !== undefined && 'text' in linked && JSON.parse(linked.text)).toEqual(task);
  });

  it('may hold the task as it is', async () => {
    const text = JSON.stringify(task);
    expect(await linkedText(`#${text}`, '/')).toEqual({ text });
    expect(await linkedText(`#${encodeURIComponent(text)}`, '/')).toEqual({ text });
  });

  it('is none where the task is too long', async () => {
    const long = Array.from({ length: 20_000 }, (_, index) => index * 7_919);
    expect(await permalink({ ...task, taskinfo: long }, page)).toBeUndefined();
  });

  it.each([
    ['a text that is damaged', '#%7B%E0%A4%A', /damaged/],
    ['a text that is endless', `#{${'a'.repeat(300_000)}`, /too long/],
    ['a record', '#record=123', /Validate reads records/],
  ])('says what is wrong with %s', async (_, hash, sentence) => {
    const linked = await linkedText(hash, '/');
    expect(linked !== undefined && 'fault' in linked && linked.fault).toMatch(sentence);
  });

  it('holds none where it names a place of the page', async () => {
    expect(await linkedText('#content', '/')).toBeUndefined();
  });
});
