import { describe, expect, it } from 'vitest';
import { openRegistry } from '../../src/registry/open.ts';
import { documentOf, rightSchema } from '../document.ts';

const path = 'servicetypes/port-service/1.0.md';

function faults(alternative: string, { accepts = '[{tasktype: port-task}]', launches = 'port-task' } = {}): unknown {
  const schema = `  title: PortService
  type: object
  additionalProperties: false
  properties:
    endpoint: {type: string, maxLength: 99, description: Address of the service.}
accepts: ${accepts}
launch:
  ${launches}:
    - ${alternative}`;
  const { problems } = openRegistry({
    [path]: documentOf({ schema, body: '' }).replace('taskinfo:', 'serviceinfo:'),
    'tasktypes/port-task/1.0.md': documentOf(),
    'tasktypes/port-task/2.0.md': documentOf({
      schema: rightSchema.replace('PortTask', 'PortTask2').replace('name:', 'label:'),
    }),
  });
  return problems.map(({ rule, pointer }) => [rule, pointer]);
}

const at = '/launch/port-task/0';

describe('the lint of a launch', () => {
  it('finds nothing wrong with one that uses what it defines', () => {
    expect(
      faults(
        "{open: '{+endpoint}{?port,name}', variables: {endpoint: /service/endpoint, port: /task/port, name: /task/name}}",
      ),
    ).toEqual([]);
  });

  it.each([
    ['a variable that is not defined', "{open: '{+endpoint}'}", 'launch-variable-is-known', `${at}/open`],
    [
      'a variable that is not used',
      '{open: x, variables: {a/b: {value: 1}}}',
      'launch-variable-is-known',
      `${at}/variables/a~1b`,
    ],
    [
      'a field that is not there',
      "{open: '{p}', variables: {p: /task/prot}}",
      'launch-variable-is-known',
      `${at}/variables/p`,
    ],
    [
      'a condition about a field that is not there',
      '{open: x, when: {/service/end: y}}',
      'launch-variable-is-known',
      `${at}/when/~1service~1end`,
    ],
    ['a condition about neither', '{open: x, when: {/port: 1}}', 'launch-variable-is-known', `${at}/when/~1port`],
    ['a brace too many', "{open: 'x}'}", 'launch-template-is-whole', `${at}/open`],
    ['an empty expression', "{byHand: ['Open {}']}", 'launch-template-is-whole', `${at}/byHand`],
    [
      'a request without a method',
      '{steps: [{request: "https://example.org", expect: [200]}]}',
      'launch-template-is-whole',
      `${at}/steps/0/request`,
    ],
    [
      'what is used before it is taken',
      "{steps: [{request: 'GET /{id}', expect: [200], take: {id: {pointer: /id}}}]}",
      'launch-variable-is-known',
      `${at}/steps/0/request`,
    ],
    [
      'a secret in a body',
      "{steps: [{request: 'POST /', body: {a: ['{t}']}, expect: [200]}], variables: {t: {ask: Which?, secret: true}}}",
      'launch-secret-stays-in-headers',
      `${at}/steps/0/body`,
    ],
    [
      'a secret in a form',
      "{steps: [{request: 'POST /', form: '{?t}', expect: [303]}], variables: {t: {ask: Which?, secret: true}}}",
      'launch-secret-stays-in-headers',
      `${at}/steps/0/form`,
    ],
    [
      'an address at the end that nothing was taken for',
      "{steps: [{request: 'POST /', expect: [303]}], result: '{+id}'}",
      'launch-variable-is-known',
      `${at}/result`,
    ],
    ['an address at the end of no steps', '{open: x, result: x}', 'front-matter-matches', `${at}/steps`],
    [
      'a secret in a sentence',
      "{byHand: ['Type {t}'], variables: {t: {ask: Which?, secret: true}}}",
      'launch-secret-stays-in-headers',
      `${at}/byHand`,
    ],
  ])('refuses %s', (_, alternative, rule, pointer) => {
    expect(faults(alternative)).toEqual([[rule, pointer]]);
  });

  it('lets a secret stand in headers, and a later step use what an earlier one takes', () => {
    const steps = `[{request: 'POST /', headers: {Authorization: '{t}'}, expect: [201], take: {id: {pointer: /id}}},
       {request: 'GET /{id}', expect: [200]}]`;
    expect(faults(`{steps: ${steps}, variables: {t: {ask: Which?, secret: true}}}`)).toEqual([]);
  });

  it('looks for fields in the major version that is named', () => {
    const second = { accepts: '[{tasktype: port-task/2}]', launches: 'port-task/2' };
    expect(faults("{open: '{l}', variables: {l: /task/label}}", second)).toEqual([]);
    expect(faults("{open: '{l}', variables: {l: /task/name}}", second)).toEqual([
      ['launch-variable-is-known', '/launch/port-task~12/0/variables/l'],
    ]);
  });

  it('asks for a launch of each accepted type, once, and for no other', () => {
    expect(faults('{open: x}', { accepts: '[]' })).toEqual([['launch-is-complete', '/launch/port-task']]);
    expect(faults('{open: x}', { accepts: '[{tasktype: port-task}, {tasktype: port-task}]' })).toEqual([
      ['launch-is-complete', '/accepts/1'],
    ]);
    expect(faults('{open: x}', { accepts: '[{tasktype: port-task}, {tasktype: port-task/2}]' })).toEqual([
      ['launch-is-complete', '/accepts/1'],
    ]);
  });

  it('lets a tasktype be driven as another one, and asks that this one has ways', () => {
    const accepts = '[{tasktype: port-task}, {tasktype: port-task/2}]';
    const asFirst = (name: string): unknown => faults(`{open: x}\n  port-task/2: ${name}`, { accepts });
    expect(asFirst('port-task')).toEqual([]);
    expect(asFirst('other-task')).toEqual([['launch-is-complete', '/launch/port-task~12']]);
    expect(asFirst('port-task/2')).toEqual([['launch-is-complete', '/launch/port-task~12']]);
  });
});
