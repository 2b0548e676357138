import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, it } from 'vitest';
import { taskSchema } from '../../src/registry/envelopes.ts';
import { openRegistry, type OpenRegistry } from '../../src/registry/open.ts';
import { replySchema } from '../../src/registry/reply-schema.ts';
import { infoMember, type Kind, type Schema } from '../../src/spec/spec.ts';
import { compileValidators } from '../../src/validate/compile.ts';
import type { Verdict } from '../../src/validate/report.ts';
import { validate, type ValidationContext } from '../../src/validate/validate.ts';
import { documentOf, rightFacts, rightSchema } from '../document.ts';
import { openOwnDocuments } from '../documents.ts';

type Message = Readonly<Record<string, unknown>>;

let registry: OpenRegistry;
let context: ValidationContext;
let isTask: (value: unknown) => boolean;
let isReply: (value: unknown) => boolean;

function checkerOf(schema: Schema): (value: unknown) => boolean {
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false });
  addFormats(ajv);
  return ajv.compile(schema);
}

beforeAll(async () => {
  registry = await openOwnDocuments();
  context = { registry, validators: compileValidators(registry) };
  isTask = checkerOf(taskSchema(registry));
  isReply = checkerOf(replySchema(registry));
});

const verdictOf = async (message: unknown, where = context): Promise<Verdict> =>
  (await validate(JSON.stringify(message), where, { format: 'json' })).verdict;

/** A message of a type with an example of its document. */
function messageOf(kind: Kind, verdict: 'accepted' | 'rejected'): Message {
  for (const { uri, current } of registry.types) {
    const example = current.examples.find((one) => current.kind === kind && one.verdict === verdict);
    if (example !== undefined) return { [kind]: uri, [infoMember(kind)]: example.value };
  }
  throw new Error(`no document of a ${kind} has an ${verdict} example`);
}

describe('task.json', () => {
  it('gives the verdict of the validator on every example under every name of its type', async () => {
    for (const { kind, uris, current } of registry.types)
      for (const uri of uris)
        for (const { value } of kind === 'tasktype' ? current.examples : []) {
          const task = { tasktype: uri, taskinfo: value };
          expect(isTask(task), JSON.stringify(task)).toBe((await verdictOf(task)) === 'valid');
        }
  });

  it('gives the verdict of the validator on tasks that are none', async () => {
    const right = messageOf('tasktype', 'accepted');
    const offer = messageOf('servicetype', 'accepted');
    const { tasktype, taskinfo } = right;
    const tasks: readonly Message[] = [
      { tasktype },
      { taskinfo },
      { ...right, tasktype: 'https://example.org/unknown' },
      { ...right, tasktype: 5 },
      { ...right, tasktype: [tasktype] },
      { ...right, tasktype: offer['servicetype'] },
      { ...right, taskinfo: null },
      { ...right, resources: { mincores: 8 }, comment: 'left alone' },
      { ...right, reponseword: 'NO' },
      { ...right, interfaces: [] },
      { ...right, ...offer },
    ];
    for (const task of tasks) expect(isTask(task), JSON.stringify(task)).toBe((await verdictOf(task)) === 'valid');
  });

  it('refuses what makes a CodeMeta file of a task, where JSON-LD changes its lists', () => {
    const right = messageOf('tasktype', 'accepted');
    expect(isTask(right)).toBe(true);
    expect(isTask({ ...right, '@context': 'https://doi.org/10.5063/schema/codemeta-2.0' })).toBe(false);
    expect(isTask({ ...right, '@graph': [] })).toBe(false);
  });

  it('checks a task under the address of a version against that version', async () => {
    const own = openRegistry({
      'tasktypes/port-task/1.0.md': documentOf({ facts: `${rightFacts}\naliases: [{uri: 'uri://port', seen: a log}]` }),
      'tasktypes/port-task/1.1.md': documentOf({ schema: rightSchema.replace('65535', '70000') }),
    });
    const check = checkerOf(taskSchema(own));
    const where = { registry: own, validators: compileValidators(own) };
    const uri = own.types[0]?.uri ?? '';
    const verdicts = [uri, `${uri}/1`, `${uri}/1.0`, `${uri}/1.1`, 'uri://port'].map(async (tasktype) => {
      const task = { tasktype, taskinfo: { port: 66_000 } };
      expect(check(task)).toBe((await verdictOf(task, where)) === 'valid');
      return check(task);
    });
    expect(await Promise.all(verdicts)).toEqual([true, true, false, true, true]);
  });

  it('says that an unknown type is not known, not that it is wrong', () => {
    expect(taskSchema(registry)['description']).toContain('is not known to this registry');
    expect(replySchema(registry)['description']).toContain('is not known to this registry');
  });
});

const words = [undefined, 'YES', 'NO', 'yEs', 'no', 'MAYBE', 'YES ', 5, null, 'ye\u017F'];

const infos: readonly Message[] = [
  {},
  { reponseinfo: null },
  { reponseinfo: 'because' },
  { reponseinfo: [] },
  { reponseinfo: { reasons: null, conditions: null, more: 1 } },
  { reponseinfo: { reasons: [] } },
  { reponseinfo: { reasons: {} } },
  { reponseinfo: { reasons: ['Not authorised'] } },
  { reponseinfo: { reasons: [{ text: 'Not authorised', httpcode: 403 }] } },
  { reponseinfo: { reasons: [{ text: 'Too large', path: '/taskinfo/image', rule: 'image-is-small', since: 1 }] } },
  { reponseinfo: { reasons: [{ text: '' }] } },
  { reponseinfo: { reasons: [{ path: '' }] } },
  { reponseinfo: { reasons: [{ text: 'a', path: null }] } },
  { reponseinfo: { reasons: [{ text: 'a', rule: 1 }] } },
  { reponseinfo: { reasons: [{ text: 'a', httpcode: '403' }] } },
  { reponseinfo: { reasons: [{ text: 'a', httpcode: 99 }] } },
  { reponseinfo: { reasons: [{ text: 'a', httpcode: 600 }] } },
  { reponseinfo: { reasons: [{ text: 'a', httpcode: 403.5 }] } },
  { reponseinfo: { conditions: [{ path: '/taskinfo/image', text: 'It must be public.' }] } },
  { reponseinfo: { conditions: [{ text: 'It must be public.' }] } },
  { reponseinfo: { conditions: [{ path: 1, text: 'a' }] } },
  { responseinfo: 'another key' },
  { tasktype: 'uri://oci-container' },
  { '@context': 'https://doi.org/10.5063/schema/codemeta-2.0' },
];

function offers(): readonly Message[] {
  const right = messageOf('servicetype', 'accepted');
  const wrong = messageOf('servicetype', 'rejected');
  const unknown = { ...right, servicetype: 'https://example.org/unknown' };
  const half = { servicetype: right['servicetype'] };
  const lists = [
    null,
    [],
    [right],
    [right, right],
    [wrong],
    [right, wrong],
    [unknown],
    [half],
    [[right]],
    [{ '@set': [right] }],
  ];
  const inLists = [...lists, right, 'none', ['hub'], [{}]].map((interfaces) => ({ interfaces }));
  const flat = [right, wrong, unknown, half, { serviceinfo: right['serviceinfo'] }];
  return [
    {},
    ...inLists,
    ...flat,
    ...flat.map((offer) => ({ ...offer, interfaces: [right] })),
    { ...right, interfaces: null },
  ];
}

describe('reply.json', () => {
  it('gives the verdict of the validator on every example under every name of its type', async () => {
    for (const { kind, uris, current } of registry.types)
      for (const uri of uris)
        for (const { value } of kind === 'servicetype' ? current.examples : []) {
          const reply = { reponseword: 'YES', interfaces: [{ servicetype: uri, serviceinfo: value }] };
          expect(isReply(reply), JSON.stringify(reply)).toBe((await verdictOf(reply)) === 'valid');
        }
  });

  it('gives the verdict of the validator in every spelling of the word, with whatever is offered', async () => {
    for (const published of words)
      for (const corrected of words)
        for (const offer of offers()) {
          const reply = { reponseword: published, responseword: corrected, ...offer };
          const said = JSON.parse(JSON.stringify(reply)) as Message;
          expect(isReply(said), JSON.stringify(said)).toBe((await verdictOf(said)) === 'valid');
        }
  });

  it('gives the verdict of the validator on what is said beside', async () => {
    const replies = [{ reponseword: 'NO' }, { reponseword: 'YES', interfaces: [messageOf('servicetype', 'accepted')] }];
    for (const reply of replies)
      for (const info of infos) {
        const said = { ...reply, ...info };
        expect(isReply(said), JSON.stringify(said)).toBe((await verdictOf(said)) === 'valid');
      }
  });
});

describe('the messages of the conversation', () => {
  const folder = fileURLToPath(new URL('../fixtures/conversation/', import.meta.url));

  it('get the same verdict from the schemas as from the validator, once they can be read', async () => {
    const verdicts: Verdict[] = [];
    for (const name of readdirSync(folder)) {
      const { repaired } = await validate(readFileSync(folder + name), context, { file: name });
      const text = repaired?.text ?? readFileSync(folder + name, 'utf8');
      const message = JSON.parse(text) as Message;
      const verdict = await verdictOf(message);
      verdicts.push(verdict);
      const check = 'tasktype' in message ? isTask : isReply;
      expect(check(message), name).toBe(verdict === 'valid');
    }
    expect(verdicts).toContain('valid');
  });
});
