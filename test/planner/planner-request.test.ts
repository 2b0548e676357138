import { describe, expect, it } from 'vitest';
import { postFor, queryFor } from '../../src/planner/planner-request.ts';

const task = (taskinfo: Readonly<Record<string, unknown>>) => ({ tasktype: 'uri://oci-container', taskinfo });

describe('the question to a planner', () => {
  it.each([
    [{}, 'GET /accepts?tasktype=uri://oci-container'],
    [{ image: 'a/b:1', port: 80 }, 'GET /accepts?tasktype=uri://oci-container&taskinfo.image=a/b:1&taskinfo.port=80'],
    [
      { url: 'https://x.example/?a=b&c=d+e#f', 'odd key': 'ü 100%' },
      'GET /accepts?tasktype=uri://oci-container&taskinfo.url=https://x.example/%3Fa%3Db%26c%3Dd%2Be%23f&taskinfo.odd%20key=%C3%BC%20100%25',
    ],
    [
      { languages: ['md', 'python'], repository: { url: 'u', deep: { er: true } } },
      'GET /accepts?tasktype=uri://oci-container&taskinfo.languages=%7Bmd,python%7D&taskinfo.repository.url=u&taskinfo.repository.deep.er=true',
    ],
  ])('writes %j into the address', (taskinfo, line) => {
    expect(queryFor(task(taskinfo))).toEqual({ line });
  });

  it('reads back as it was', () => {
    const value = 'a=b&c#d%20+é/?{,}';
    const query = queryFor(task({ value }));
    const read = new URLSearchParams('line' in query ? query.line.slice('GET /accepts?'.length) : '');
    expect(read.get('taskinfo.value')).toBe(value);
  });

  it.each([
    [{ ports: [{ port: 80 }] }, 'taskinfo.ports'],
    [{ command: ['a,b'] }, 'taskinfo.command'],
    [{ command: ['{'] }, 'taskinfo.command'],
    [{ labels: { 'a.b': 'c' } }, 'taskinfo.labels'],
    [{ environment: {} }, 'taskinfo.environment'],
  ])('leaves %j to POST', (taskinfo, name) => {
    expect(queryFor(task(taskinfo))).toEqual({
      because: `\`${name}\` has no clear form in an address. Ask with POST, which takes every task.`,
    });
  });

  it('has the task as its body', () => {
    const [head, body = ''] = postFor(task({ image: 'a' })).split('\n\n');
    expect(head).toBe('POST /accepts\nContent-Type: application/json');
    expect(JSON.parse(body)).toEqual(task({ image: 'a' }));
  });
});
