import { describe, expect, it } from 'vitest';
import { registry, tasktypes } from '../../src/official.ts';
import { createPlanner, readQuestion, type Planner } from '../../src/planner.entry.ts';
import { webInterface } from './planners.ts';

const all = await createPlanner(
  Object.values(tasktypes).map((tasktype) => ({ tasktype, interfaces: [webInterface()] })),
);

const ofQuery = (planner: Planner, query: string): unknown => planner.readQuery(new URLSearchParams(query));

describe('a question in an address', () => {
  it('may be the tasktype alone', () => {
    expect(ofQuery(all, 'tasktype=uri://jupyter-notebook')).toEqual({
      question: { tasktype: 'uri://jupyter-notebook' },
    });
  });

  it.each([
    ['taskinfo.languages={md,python,pyspark}', { languages: ['md', 'python', 'pyspark'] }],
    ['taskinfo.languages=md&taskinfo.languages=python', { languages: ['md', 'python'] }],
    ['taskinfo.languages=python', { languages: ['python'] }],
    ['taskinfo.languages={}', { languages: [] }],
    ['taskinfo.repository.url=https://example.org/r.git', { repository: { url: 'https://example.org/r.git' } }],
  ])('reads %s by the type of the field', (query, taskinfo) => {
    const tasktype = 'uri://zeppelin-notebook';
    expect(ofQuery(all, `tasktype=${tasktype}&${query}`)).toEqual({ question: { tasktype, taskinfo } });
  });

  it('reads numbers and booleans where the field has them, and texts elsewhere', () => {
    const query =
      'taskinfo.image=1.0&taskinfo.privileged=true&taskinfo.platform.os=linux&taskinfo.resources.mincores=8';
    expect(ofQuery(all, `tasktype=${tasktypes.ociContainer}&${query}`)).toMatchObject({
      question: { taskinfo: { image: '1.0', privileged: true, platform: { os: 'linux' }, resources: { mincores: 8 } } },
    });
  });

  it('leaves a value that fits no type of its field as it is, for the check to tell', () => {
    const read = all.readQuery(
      new URLSearchParams(`tasktype=${tasktypes.rosettaContainer}&taskinfo.interface_port=no`),
    );
    const reply = 'question' in read ? all.answer(read.question) : undefined;
    expect(reply).toMatchObject({
      reponseword: 'NO',
      reponseinfo: { reasons: [{ path: '/taskinfo/interface_port' }] },
    });
  });

  it('reads what is wanted beside the taskinfo', () => {
    expect(ofQuery(all, 'tasktype=uri://x&resources.mincores=8&resources.minmemory=8G')).toEqual({
      question: { tasktype: 'uri://x', resources: { mincores: '8', minmemory: '8G' } },
    });
  });

  it.each([
    ['', 'names no tasktype'],
    ['tasktype=', 'names no tasktype'],
    ['tasktype=a&tasktype=b', 'twice'],
    ['tasktypes=a', 'Did you mean `tasktype`?'],
    ['tasktype=a&taskinf.image=x', 'Did you mean `taskinfo`?'],
    ['tasktype=a&taskinfo=x', 'names no field'],
    ['tasktype=a&taskinfo..image=x', 'names no field'],
    ['tasktype=a&taskinfo.a=x&taskinfo.a.b=x', 'both as a value and as an object'],
    [`tasktype=a&taskinfo.${'a.'.repeat(20)}b=x`, 'names no field'],
  ])('refuses "%s" in a sentence', (query, sentence) => {
    expect(ofQuery(all, query)).toMatchObject({ refusal: expect.stringContaining(sentence) as string });
  });

  it('reaches no prototype by a name', () => {
    const read = all.readQuery(
      new URLSearchParams('tasktype=a&taskinfo.__proto__.polluted=x&taskinfo.constructor.prototype.y=x'),
    );
    expect('question' in read).toBe(true);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.hasOwn(Object.prototype, 'y')).toBe(false);
  });
});

describe('a question in a body', () => {
  it.each([
    ['text', 'Send an object'],
    [[], 'Send an object'],
    [null, 'Send an object'],
    [{}, 'Add `tasktype`'],
    [{ taskType: 'uri://x' }, 'Rename `taskType`'],
    [{ tasktype: 5 }, 'is 5'],
    [{ tasktype: 'uri://x', Taskinfo: {} }, 'Rename it to `taskinfo`'],
    [{ tasktype: 'uri://x', task_info: {} }, 'Rename it to `taskinfo`'],
  ])('refuses %j in a sentence', (message, sentence) => {
    expect(readQuestion(message)).toMatchObject({ refusal: expect.stringContaining(sentence) as string });
  });

  it('is answered with NO where the taskinfo is no object', () => {
    const read = readQuestion({ tasktype: tasktypes.ociContainer, taskinfo: 'anything at all' });
    expect('question' in read && all.answer(read.question)).toMatchObject({
      reponseword: 'NO',
      reponseinfo: { reasons: [{ path: '/taskinfo' }] },
    });
  });
});

describe('a question that is no whole task', () => {
  it('is answered with YES where nothing but the tasktype is given', () => {
    const words = Object.values(tasktypes).map((tasktype) => all.answer({ tasktype }).reponseword);
    expect(new Set(words)).toEqual(new Set(['YES']));
  });

  const examples = registry.types.filter(({ kind }) => kind === 'tasktype').map(({ uri, name }) => ({ uri, name }));
  it.each(examples)('$name: is answered with YES where nothing of it is filled in', ({ uri }) => {
    expect(all.answer({ tasktype: uri, taskinfo: {} })).toMatchObject({ reponseword: 'YES' });
  });
});
