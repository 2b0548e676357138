import { describe, expect, it } from 'vitest';
import type { Declarations } from '../../src/metadata/declarations.ts';
import { declare } from '../../src/metadata/declare.ts';

function declareOne(value: unknown): Declarations {
  const result = declare(value);
  if (!('carrier' in result)) throw new Error('nothing was recognised');
  return result;
}

function rulesOf(value: unknown): readonly string[] {
  const result = declare(value);
  return ('carrier' in result ? result.problems : result).map(({ rule, pointer }) => `${rule} ${pointer}`.trim());
}

const task = { tasktype: 'uri://oci-container', taskinfo: { image: 'docker://docker.io/example:1.0' } };
const offer = { servicetype: 'uri://generic-webinterface', serviceinfo: { endpoint: 'http://example.org/rosetta' } };

describe('a bare task', () => {
  it('declares itself', () => {
    const { carrier, declared, problems } = declareOne(task);
    expect(carrier).toBe('task');
    expect(problems).toEqual([]);
    expect(declared).toMatchObject([
      { kind: 'tasktype', type: task.tasktype, typePointer: '/tasktype', pointer: '', info: task.taskinfo },
    ]);
    expect(declared[0]?.locate('/image')).toBe('/taskinfo/image');
    expect(declared[0]?.listsCollapse).toBe(false);
    expect(declared[0]?.broken).toBe(false);
  });

  it('may carry other members', () => {
    expect(rulesOf({ ...task, resources: { mincores: 8 } })).toEqual([]);
  });

  it('is asked for the half it lacks', () => {
    expect(rulesOf({ tasktype: task.tasktype })).toEqual(['taskinfo-is-present']);
    expect(rulesOf({ taskinfo: task.taskinfo })).toEqual(['tasktype-is-present']);
    expect(declareOne({ taskinfo: task.taskinfo }).declared[0]?.broken).toBe(true);
  });

  it('is told which key is misspelled', () => {
    const { problems } = declareOne({ tasktype: task.tasktype, taskInfo: task.taskinfo });
    expect(problems).toMatchObject([{ pointer: '/taskInfo', hint: 'Rename `taskInfo` to `taskinfo`.' }]);
  });

  it('keeps a key __proto__ in its taskinfo as an own key', () => {
    const { declared } = declareOne(JSON.parse('{"tasktype": "x", "taskinfo": {"__proto__": {"image": "y"}}}'));
    expect(Object.keys(declared[0]?.info as object)).toEqual(['__proto__']);
  });
});

describe('a reply', () => {
  it('that says NO declares nothing and is right', () => {
    const reply = { reponseword: 'NO', reponseinfo: { reasons: [{ httpcode: 403, text: 'Not authorised' }] } };
    expect(declareOne(reply)).toEqual({ carrier: 'reply', word: 'NO', declared: [], problems: [] });
  });

  it('declares each interface of a YES', () => {
    const { word, declared, problems } = declareOne({ reponseword: 'YES', interfaces: [offer, offer] });
    expect(word).toBe('YES');
    expect(problems).toEqual([]);
    expect(declared.map(({ kind, pointer }) => `${kind} ${pointer}`)).toEqual([
      'servicetype /interfaces/0',
      'servicetype /interfaces/1',
    ]);
    expect(declared[1]?.locate('/endpoint')).toBe('/interfaces/1/serviceinfo/endpoint');
  });

  it('declares the single interface of the flat form', () => {
    const { declared, problems } = declareOne({ reponseword: 'YES', ...offer });
    expect(problems).toEqual([]);
    expect(declared).toMatchObject([{ type: offer.servicetype, pointer: '', info: offer.serviceinfo }]);
  });

  it('may write its word in any case', () => {
    expect(declareOne({ reponseword: 'no' }).word).toBe('NO');
    expect(declareOne({ reponseword: 'Yes', interfaces: [offer] }).word).toBe('YES');
  });

  it('is read with a warning when its first word is spelled responseword', () => {
    const { word, problems } = declareOne({ responseword: 'NO' });
    expect(word).toBe('NO');
    expect(problems).toMatchObject([{ rule: 'reponseword-is-spelled-as-published', severity: 'warning' }]);
  });

  it('that says the same under both spellings is told to remove one', () => {
    const { word, problems } = declareOne({ reponseword: 'NO', responseword: 'no' });
    expect(word).toBe('NO');
    expect(problems).toMatchObject([
      { severity: 'warning', hint: expect.stringContaining('Remove `responseword`') as string },
    ]);
  });

  it('that says YES and NO under its two spellings says neither, and both places are named', () => {
    const { word, problems } = declareOne({ reponseword: 'YES', responseword: 'NO', interfaces: [offer] });
    expect(word).toBeUndefined();
    expect(problems).toMatchObject([
      {
        rule: 'reponseword-is-yes-or-no',
        severity: 'error',
        message: 'The reply says "YES" at /reponseword and "NO" at /responseword.',
      },
    ]);
  });

  it.each([
    [{ reponseword: 'MAYBE' }, ['reponseword-is-yes-or-no /reponseword']],
    [{ reponseword: true }, ['reponseword-is-yes-or-no /reponseword']],
    [{ interfaces: [offer] }, ['reponseword-is-yes-or-no']],
    [{ reponseword: 'NO', interfaces: [offer] }, ['reponseword-is-yes-or-no /interfaces']],
    [{ reponseword: 'NO', interfaces: [] }, []],
    [{ reponseword: 'NO', interfaces: null }, []],
    [{ reponseword: 'YES' }, ['yes-offers-an-interface']],
    [{ reponseword: 'YES', interfaces: [] }, ['yes-offers-an-interface /interfaces']],
    [{ reponseword: 'YES', interfaces: offer }, ['yes-offers-an-interface /interfaces']],
    [{ reponseword: 'YES', interfaces: 'none' }, ['yes-offers-an-interface /interfaces']],
    [{ reponseword: 'YES', interfaces: ['hub'] }, ['servicetype-is-present /interfaces/0']],
    [
      { reponseword: 'YES', interfaces: [{}] },
      ['servicetype-is-present /interfaces/0', 'serviceinfo-is-present /interfaces/0'],
    ],
  ])('such as %j breaks %j', (reply, rules) => {
    expect(rulesOf(reply)).toEqual(rules);
  });

  it('has only interfaces that stand in its list themselves, since it is no JSON-LD', () => {
    const { declared, problems } = declareOne({ reponseword: 'YES', interfaces: [[offer], { '@set': [offer] }] });
    expect(problems.map(({ rule, pointer }) => `${rule} ${pointer}`)).toEqual([
      'servicetype-is-present /interfaces/0',
      'servicetype-is-present /interfaces/1',
      'serviceinfo-is-present /interfaces/1',
    ]);
    expect(declared).toHaveLength(1);
  });

  it('says YES and NO in ASCII letters only', () => {
    expect(rulesOf({ reponseword: 'ye\u017F' })).toEqual(['reponseword-is-yes-or-no /reponseword']);
  });

  it('still declares an interface that is in no list', () => {
    expect(declareOne({ reponseword: 'YES', interfaces: offer }).declared).toMatchObject([{ pointer: '/interfaces' }]);
  });
});

describe('what a reply says beside', () => {
  const problemsOf = (reponseinfo: unknown) => declareOne({ reponseword: 'NO', reponseinfo }).problems;

  it.each([
    [null],
    [{}],
    [{ reasons: null, conditions: null, resources: 5 }],
    [{ reasons: [{ text: 'Not authorised', httpcode: 403 }] }],
    [{ reasons: [{ text: 'Too large', path: '/taskinfo/image', rule: 'image-is-small', since: 1 }] }],
    [{ conditions: [{ path: '', text: 'The image must be public.' }] }],
  ])('such as %j is read', (reponseinfo) => {
    expect(problemsOf(reponseinfo)).toEqual([]);
  });

  it.each([
    ['because', '/reponseinfo', '`reponseinfo` is "because"; an object is expected.'],
    [{ reasons: 'because' }, '/reponseinfo/reasons', '`reasons` is no list.'],
    [{ reasons: ['because'] }, '/reponseinfo/reasons/0', 'The reason is "because"; an object is expected.'],
    [{ reasons: [{ httpcode: 403 }] }, '/reponseinfo/reasons/0', 'The reason has no `text`.'],
    [
      { reasons: [{ text: '' }] },
      '/reponseinfo/reasons/0/text',
      'The `text` of the reason is ""; a text that is not empty is expected.',
    ],
    [
      { reasons: [{ text: 'a', httpcode: 1000 }] },
      '/reponseinfo/reasons/0/httpcode',
      'The `httpcode` of the reason is 1000; a whole number from 100 to 599, a status code of HTTP, is expected.',
    ],
    [{ conditions: [{ text: 'a' }] }, '/reponseinfo/conditions/0', 'The condition has no `path`.'],
  ])('such as %j is told where it cannot be read', (reponseinfo, pointer, message) => {
    expect(problemsOf(reponseinfo)).toMatchObject([
      { rule: 'reponseinfo-is-readable', severity: 'error', pointer, message, hint: expect.any(String) as string },
    ]);
  });

  it('is told shortly, however much is wrong', () => {
    expect(problemsOf({ reasons: Array.from({ length: 10_000 }, () => 5) })).toHaveLength(21);
  });
});

describe('a file that is two things at once', () => {
  it('such as a task and a reply is an error, and both are read', () => {
    const { word, declared, problems } = declareOne({ ...task, reponseword: 'YES', interfaces: [offer] });
    expect(word).toBe('YES');
    expect(declared.map(({ kind, pointer }) => `${kind} ${pointer}`)).toEqual([
      'tasktype ',
      'servicetype /interfaces/0',
    ]);
    expect(problems).toMatchObject([{ rule: 'message-is-one-thing', severity: 'error' }]);
  });

  it('such as a CodeMeta file and a reply is an error, and both are read', () => {
    const { carrier, declared, problems } = declareOne({
      '@context': 'https://doi.org/10.5063/schema/codemeta-2.0',
      ...task,
      reponseword: 'YES',
      interfaces: [offer],
    });
    expect(carrier).toBe('codemeta');
    expect(declared.map(({ kind }) => kind)).toEqual(['tasktype', 'servicetype']);
    expect(problems[0]).toMatchObject({ rule: 'message-is-one-thing', severity: 'error' });
  });

  it('is none where a description of software has interfaces of its own', () => {
    expect(rulesOf({ '@context': 'https://doi.org/10.5063/schema/codemeta-2.0', interfaces: ['REST'] })).toEqual([]);
  });
});

describe('a value that declares nothing', () => {
  it.each([[[task]], ['text'], [null], [5]])('such as %j is no object', (value) => {
    expect(rulesOf(value)).toEqual(['root-is-an-object']);
  });

  it('is told what would be recognised', () => {
    const result = declare({ name: 'a', constructor: 'b' });
    expect(result).toMatchObject([
      {
        rule: 'carrier-is-known',
        message: expect.stringMatching(
          /CodeMeta.*task.*reply.*RO-Crate.*container image.*notebook.*Zenodo.*CITATION\.cff/,
        ) as string,
        hint: expect.stringContaining('reponseword') as string,
      },
    ]);
  });

  it.each([
    ['taskType', 'tasktype'],
    ['responseWord', 'reponseword'],
    ['ReponseWord', 'reponseword'],
    ['serviceType', 'servicetype'],
    ['service-info', 'serviceinfo'],
  ])('is told that %s was probably meant as %s', (key, name) => {
    expect(declare({ [key]: 'x' })).toMatchObject([{ hint: `Rename \`${key}\` to \`${name}\`.` }]);
  });
});
