import { describe, expect, it } from 'vitest';
import { openRegistry } from '../../src/registry/open.ts';
import { documentRules } from '../../src/spec/document-rules.ts';
import type { Documents } from '../../src/spec/spec.ts';
import { checkExamples } from '../../src/validate/examples.ts';
import { documentOf, rightFacts, rightSchema } from '../document.ts';

type RuleId = keyof typeof documentRules;

interface Breach {
  readonly documents: Documents;
  /** Where it is reported, in the document at {@link path} unless another one is named. */
  readonly pointer: string;
  readonly path?: string;
}

const path = 'tasktypes/port-task/1.0.md';
const servicePath = 'servicetypes/port-service/1.0.md';
const only = (text: string, pointer: string): Breach => ({ documents: { [path]: text }, pointer });
const withFacts = (facts: string, pointer: string): Breach => only(documentOf({ facts }), pointer);
const moreFacts = (facts: string, pointer: string): Breach => withFacts(`${rightFacts}\n${facts}`, pointer);
const withBody = (body: string): Breach => only(documentOf({ body }), '');
const withProperty = (property: string, below = ''): Breach =>
  only(documentOf({ schema: `${rightSchema}\n    extra: ${property}` }), `/taskinfo/properties/extra${below}`);
const withDefs = (property: string, defs: string, pointer: string): Breach =>
  only(documentOf({ schema: `${rightSchema}\n    extra: ${property}\n  $defs:\n${defs}` }), pointer);
const titled = (title: string): string => documentOf({ schema: rightSchema.replace('PortTask', title) });

const closed = (fields: string): string => `{type: object, additionalProperties: false, properties: {${fields}}}`;
const stable = rightFacts.replace('experimental', 'stable');
const accepted = '```json accepted a port\n{"port": 1}\n```\n';

function serviceWith(launch: string, accepts = '[{tasktype: port-task}]'): string {
  const schema = `  title: PortService
  type: object
  additionalProperties: false
  required: [endpoint]
  properties:
    endpoint: {type: string, maxLength: 99, description: Address of the service.}
accepts: ${accepts}
launch:
  port-task:
    - ${launch}`;
  const body = '```json accepted a service\n{"endpoint": "https://example.org"}\n```\n';
  return documentOf({ schema, body }).replace('taskinfo:', 'serviceinfo:');
}

const service = (launch: string, pointer: string, accepts?: string): Breach => ({
  documents: { [path]: documentOf(), [servicePath]: serviceWith(launch, accepts) },
  path: servicePath,
  pointer,
});

const rightLaunch = "{open: '{+endpoint}', variables: {endpoint: /service/endpoint}}";

/** For each rule a document that breaks it. */
const breaches: Readonly<Record<RuleId, Breach>> = {
  'path-names-the-type': { documents: { 'tasktypes/Port.md': documentOf() }, path: 'tasktypes/Port.md', pointer: '' },
  'front-matter-is-there': only('# Port', ''),
  'front-matter-matches': moreFacts('sumary: A port.', '/sumary'),
  'stable-is-confirmed': withFacts(stable.replace('common', 'platform'), '/status'),
  'stable-rests-on-stable': {
    documents: {
      [path]: documentOf({
        facts: stable,
        schema: `${rightSchema}\n    extra: {$ref: "/tasktypes/other-task/1.0#/$defs/part"}`,
      }),
      'tasktypes/other-task/1.0.md': documentOf({
        schema: `${rightSchema.replace('PortTask', 'OtherTask')}\n  $defs:\n    part: {type: boolean, description: A part.}`,
      }),
    },
    pointer: '/taskinfo',
  },
  'deprecation-is-explained': withFacts(rightFacts.replace('experimental', 'deprecated'), '/status'),
  'document-is-finished': withFacts(rightFacts.replace('A task with a port.', "'TODO: say it.'"), ''),
  'keyword-is-in-profile': withProperty('{type: boolean, readOnly: true, description: A switch.}', '/readOnly'),
  'keyword-fits-type': withProperty('{type: integer, maxLength: 3, description: A number.}', '/maxLength'),
  'value-is-typed': withProperty('{description: Anything.}'),
  'length-is-bounded': withProperty('{type: string, description: A text.}'),
  'bound-is-reasonable': withProperty('{type: string, maxLength: 70000, description: A text.}', '/maxLength'),
  'name-is-a-property': only(
    documentOf({ schema: rightSchema.replace('required: [port]', 'required: [port, prot]') }),
    '/taskinfo/required',
  ),
  'object-is-closed': withProperty('{type: object, properties: {}, description: Open.}'),
  'reference-stands-alone': withDefs(
    '{$ref: "#/$defs/a", description: Beside.}',
    '    a: {type: boolean, description: A.}',
    '/taskinfo/properties/extra',
  ),
  'reference-leads-somewhere': withProperty('{$ref: "#/$defs/nowhere"}', '/$ref'),
  'reference-is-not-circular': withDefs(
    '{$ref: "#/$defs/a"}',
    `    a: {description: A., ${closed('a: {$ref: "#/$defs/a"}').slice(1)}`,
    '/taskinfo/properties/extra/properties/a/$ref',
  ),
  'definition-is-used': withDefs(
    '{type: boolean, description: A.}',
    '    a: {type: boolean, description: A.}',
    '/taskinfo/$defs/a',
  ),
  'schema-is-small-enough': withDefs(
    '{$ref: "#/$defs/l0"}',
    Array.from({ length: 12 }, (_, level) => {
      const below = level === 11 ? '{type: boolean, description: Leaf.}' : `{$ref: "#/$defs/l${level + 1}"}`;
      return `    l${level}: {description: A level., ${closed(`a: ${below}, b: ${below}`).slice(1)}`;
    }).join('\n'),
    '/taskinfo',
  ),
  'pattern-is-portable': withProperty('{type: string, maxLength: 9, pattern: "^\\\\d+$", description: A.}', '/pattern'),
  'pattern-is-linear': withProperty('{type: string, maxLength: 9, pattern: "^(a+)+$", description: A.}', '/pattern'),
  'pattern-is-anchored': withProperty('{type: string, maxLength: 9, pattern: "[a-z]+", description: A.}', '/pattern'),
  'pattern-has-a-length': withProperty('{type: string, pattern: "^[a-z]+$", description: A.}'),
  'format-is-registered': withProperty(
    '{type: string, maxLength: 9, format: url, pattern: "^[a-z]+$", description: A.}',
    '/format',
  ),
  'format-is-not-alone': withProperty('{type: string, maxLength: 9, format: uri, description: A.}', '/format'),
  'property-is-described': withProperty('{type: boolean, description: " "}'),
  'title-is-pascal-case': only(titled('port task'), '/taskinfo/title'),
  'alternatives-are-plain': withProperty(
    '{oneOf: [{type: string, maxLength: 9}, {type: boolean}], description: A.}',
    '/oneOf/0',
  ),
  'condition-is-plain': withProperty('{type: integer, not: {minimum: 3}, description: A.}', '/not'),
  'default-matches': { ...withProperty('{type: integer, default: one, description: A.}'), pointer: '/taskinfo' },
  'schema-compiles': withProperty('{type: strng, description: A.}', '/type'),
  'fence-is-an-example': withBody('```json acepted a port\n{}\n```\n'),
  'example-is-readable': withBody('```json accepted a port\n{"port": 1,}\n```\n'),
  'example-has-its-own-name': withBody(`${accepted}\n${accepted}`),
  'accepted-example-passes': withBody('```json accepted a port\n{"port": "1"}\n```\n'),
  'rejected-example-fails-as-named': withBody(`${accepted}\n\`\`\`json rejected #/port type\n{"port": 0}\n\`\`\`\n`),
  'counter-example-fails': only(
    documentOf({
      schema: rightSchema.replace('type: integer, minimum: 1, maximum: 65535', 'enum: [8888, none of these values]'),
    }),
    '',
  ),
  'type-has-examples': { ...withBody('Nothing is shown.\n'), pointer: '/taskinfo' },
  'launch-is-complete': service(rightLaunch, '/accepts/1', '[{tasktype: port-task}, {tasktype: port-task}]'),
  'launch-variable-is-known': service("{open: '{+endpoint}'}", '/launch/port-task/0/open'),
  'launch-template-is-whole': service(
    "{open: '{+endpoint}/{run', variables: {endpoint: /service/endpoint}}",
    '/launch/port-task/0/open',
  ),
  'launch-secret-stays-in-headers': service(
    "{open: '{+endpoint}?{token}', variables: {endpoint: /service/endpoint, token: {ask: Your token?, secret: true}}}",
    '/launch/port-task/0/open',
  ),
  'uri-has-one-owner': {
    documents: {
      [path]: documentOf({ facts: `${rightFacts}\naliases: [{uri: "uri://a", seen: A log.}]` }),
      'tasktypes/a-task/1.0.md': documentOf({
        facts: `${rightFacts}\naliases: [{uri: "uri://a", seen: A log.}]`,
        schema: rightSchema.replace('PortTask', 'ATask'),
      }),
    },
    pointer: '/aliases/0/uri',
  },
  'alias-is-another-name': moreFacts(
    'aliases: [{uri: "uri://a", seen: A log.}, {uri: "uri://a", seen: A log.}]',
    '/aliases/1/uri',
  ),
  'alias-leads-to-its-type': moreFacts(
    'aliases: [{uri: "https://w3id.org/execution-planner/rules", seen: A log.}]',
    '/aliases/0/uri',
  ),
  'title-has-one-owner': only(titled('Servicetypes'), '/taskinfo/title'),
  'common-type-is-shared': withFacts(stable, '/level'),
  'links-form-no-circle': {
    documents: {
      [path]: documentOf({ facts: `${rightFacts}\nbroader: [a-task]` }),
      'tasktypes/a-task/1.0.md': documentOf({
        facts: `${rightFacts}\nbroader: [port-task]`,
        schema: rightSchema.replace('PortTask', 'ATask'),
      }),
    },
    pointer: '/broader/0',
  },
  'link-leads-somewhere': moreFacts('broader: [nowhere]', '/broader/0'),
};

describe('the rules of documents', () => {
  it.each(Object.keys(documentRules))('%s is broken by a document, and reported at its place', (rule) => {
    const { documents, pointer, path: where = path } = breaches[rule as RuleId];
    const registry = openRegistry(documents);
    const found = [...registry.problems, ...checkExamples(registry)].filter((problem) => problem.rule === rule);
    expect(found).toContainEqual(expect.objectContaining({ rule, path: where, pointer }));
    expect(found.every(({ line = 0 }) => line > 0)).toBe(true);
  });
});
