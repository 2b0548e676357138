import { describe, expect, it } from 'vitest';
import { extractUris } from '../../src/registry/log.ts';

const uri = 'https://w3id.org/execution-planner/tasktypes/oci-container';
const texts = (line: string): string[] => extractUris(line).map(({ text }) => text);

describe('extractUris', () => {
  it.each([
    ['WARN unknown type tasktype=frumblek from 10.0.0.1', ['frumblek']],
    ['    tasktype=https://edin.ac/3rarcQO', ['https://edin.ac/3rarcQO']],
    [`{"tasktype": "${uri}", "taskinfo": {}}`, [uri]],
    [`{\\"tasktype\\": \\"${uri}\\"}`, [uri]],
    [`{'servicetype': 'uri://jupyter-hub'}`, ['uri://jupyter-hub']],
    [`tasktype = "OCI container"`, ['OCI container']],
    [`tasktype: ${uri}.`, [uri]],
    [`<tasktype>${uri}</tasktype><other>x</other>`, [uri]],
    [`GET /accepts?tasktype=https%3A%2F%2Fexample.org%2Fa&x=1 HTTP/1.1`, ['https%3A%2F%2Fexample.org%2Fa']],
    [`GET https://planner.org/accepts?tasktype=${uri}&x=1`, [uri]],
    [
      `KeyError: unknown (${uri}), see ivo://ivoa.net/std/x; or doi:10.5281/zenodo.1!`,
      [uri, 'ivo://ivoa.net/std/x', 'doi:10.5281/zenodo.1'],
    ],
    ['at https://en.wikipedia.org/wiki/X_(y).', ['https://en.wikipedia.org/wiki/X_(y)']],
    ['tasktype= status=ok', []],
    ['tasktype: null', []],
    ['nothing to see', []],
    ['', []],
  ])('reads %j', (line, found) => {
    expect(texts(line)).toEqual(found);
  });

  it('tells where each one stands, and under which key', () => {
    const line = 'a tasktype=frumblek, servicetype="uri://x" and http://a.b/c.';
    const found = extractUris(line);
    expect(found.map(({ start, end }) => line.slice(start, end))).toEqual(found.map(({ text }) => text));
    expect(found.map(({ key }) => key)).toEqual(['tasktype', 'servicetype', undefined]);
  });

  it('finds them in every line of a stack trace', () => {
    expect(texts(`Error: no\n  at tasktype="uri://a"\n  at tasktype="uri://b"`)).toEqual(['uri://a', 'uri://b']);
  });

  it('never lets two overlap', () => {
    expect(texts('tasktype=tasktype=https://a.b/c?servicetype=x')).toEqual(['tasktype=https://a.b/c?servicetype=x']);
  });

  it.each([
    ['keys', 'tasktype='],
    ['keys in a query', '&tasktype='],
    ['unclosed quotes', `tasktype="x tasktype='y `],
    ['quotes', 'tasktype="'],
    ['blanks', 'tasktype         '],
    ['schemes', 'https://'],
    ['brackets', '(https://a)'],
    ['punctuation', 'https://a........'],
  ])('takes linear time over many %s', (_, part) => {
    const start = performance.now();
    extractUris(part.repeat(50_000));
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
