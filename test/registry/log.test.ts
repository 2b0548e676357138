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
    [
      'tasktype "snakemake-workflow" is not supported by https://esap.example.org/planner',
      ['snakemake-workflow', 'https://esap.example.org/planner'],
    ],
    [`tasktype: ${uri}.`, [uri]],
    [`<tasktype>${uri}</tasktype><other>x</other>`, [uri]],
    [`GET /accepts?tasktype=https%3A%2F%2Fexample.org%2Fa&x=1 HTTP/1.1`, ['https://example.org/a']],
    ['GET /accepts?tasktype=uri%3A%2F%2Foci-container HTTP/1.1', ['uri://oci-container']],
    ['POST /accepts?x=1&tasktype=OCI+container&y=2', ['OCI container']],
    ['GET /accepts?tasktype=%zz', []],
    ['GET /accepts?tasktype=a%zz', ['a%zz']],
    ['Unknown kind [uri://oci-container][a][b]', ['uri://oci-container']],
    ['Unknown kind [frumblek][a][b]', ['frumblek']],
    [
      'validating [https://example.org/a][b] and [https://example.org/c]',
      ['https://example.org/a', 'https://example.org/c'],
    ],
    ['tasktype: http://[::1]:8080/a', ['http://[::1]:8080/a']],
    ['GET http://[fd00::1]/a.', ['http://[fd00::1]/a']],
    ['{"tasktype": ["uri://oci-container"]}', ['uri://oci-container']],
    ['{"tasktype": ["https://example.org/a", "uri://b"]}', ['https://example.org/a', 'uri://b']],
    ['tasktype=${TASKTYPE} tasktype="${TASKTYPE}" tasktype=%s', []],
    ['create(tasktype=tasktype, servicetype=None)', []],
    ['tasktype: the type of the task', []],
    ['tasktype: 42', []],
    ['{"tasktype": true}', []],
    ['tasktype is required', []],
    ['tasktype is "frumblek"', ['frumblek']],
    ['tasktype=uri://a;tasktype=uri://b', ['uri://a', 'uri://b']],
    ['tasktype=https://example.org/a;v=1,servicetype=uri://b', ['https://example.org/a;v=1', 'uri://b']],
    ['tasktype: frumblek', ['frumblek']],
    ['tasktype: frumblek\r', ['frumblek']],
    ['{tasktype: frumblek, taskinfo: {}}', ['frumblek']],
    ['tasktype: oci-container from 10.0.0.1', ['oci-container']],
    ['unknown tasktype "frumblek"', ['frumblek']],
    ['unknown tasktype frumblek', ['frumblek']],
    ['Error: Unknown type: `frumblek` in request', ['frumblek']],
    ['unknown type https://example.com/types/a', ['https://example.com/types/a']],
    ['unknown type frumblek', ['frumblek']],
    ['unknown service type = frumblek', ['frumblek']],
    ['unknown type of request from client', []],
    ['an unknown kind', []],
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

  it('tells which kind of type the line speaks of', () => {
    const keys = ['unknown tasktype a', 'unknown service type a', 'unknown kind a', 'see https://a.b/'].map(
      (line) => extractUris(line)[0]?.key,
    );
    expect(keys).toEqual(['tasktype', 'servicetype', 'type', undefined]);
  });

  it('finds a known name in the midst of a sentence', () => {
    const line = 'the tasktype is frumblek here, tasktype: the other';
    expect(extractUris(line, (word) => word === 'frumblek').map(({ text }) => text)).toEqual(['frumblek']);
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
    ['opening brackets', 'https://a(['],
    ['fields', 'tasktype=https://a;'],
    ['unknown types', 'unknown type '],
    ['unknown words', 'unknown '],
    ['punctuation', 'https://a........'],
  ])('takes linear time over many %s', (_, part) => {
    const start = performance.now();
    extractUris(part.repeat(50_000));
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
