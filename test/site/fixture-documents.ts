import type { Documents } from '../../src/spec/spec.ts';
import { documentOf, rightFacts, rightSchema } from '../document.ts';

interface Facts {
  readonly title: string;
  readonly schema?: string;
  readonly more: string;
}

function typeOf({ title, schema = title.replaceAll(' ', ''), more }: Facts): string {
  return documentOf({
    facts: `${rightFacts.replace('Port task', title)}\n${more}`,
    schema: rightSchema.replace('PortTask', schema),
  });
}

const retired = (status: string, successor: string): string => `deprecated:
  since: 2026-01-31
  ${successor === '' ? '' : `successor: ${successor}\n  `}why: It was ${status} for a test.`;

/** A type whose fields change with each version. */
function grownTask(title: string, properties: string, required = 'port'): string {
  const schema = `  title: GrownTask
  type: object
  additionalProperties: false
  required: [${required}]
  properties:
${properties}`;
  const body = `A task that grows.\n\n\`\`\`json accepted a port\n{"port": 8888, "image": "abc"}\n\`\`\`\n`;
  const facts = rightFacts.replace('Port task', title);
  return documentOf({ facts, schema, body });
}

const image =
  '    image: {type: string, minLength: 1, maxLength: 20, pattern: "^[a-z]+$", description: Name of the image.}';

/** Types of every kind that this registry may come to have: moved, renamed, deprecated, withdrawn, of another major. */
export const fixtureDocuments: Documents = {
  'tasktypes/withdrawn-task/1.0.md': typeOf({
    title: 'Withdrawn task',
    more: retired('withdrawn', 'renamed-task'),
  }).replace('status: experimental', 'status: withdrawn'),
  'tasktypes/deprecated-task/1.0.md': typeOf({
    title: 'Deprecated task',
    more: retired('deprecated', 'renamed-task'),
  }).replace('status: experimental', 'status: deprecated'),
  'tasktypes/renamed-task/1.0.md': typeOf({
    title: 'Renamed task',
    more: `aliases:
  - {uri: "https://w3id.org/execution-planner/tasktypes/former-name", seen: a former name}
  - {uri: "https://w3id.org/execution-planner/tasktypes/former-name/1.0", seen: a former version}
  - {uri: "https://w3id.org/execution-planner/renamed#task", seen: a list of all types}
  - {uri: "uri://renamed-task", seen: a log}`,
  }),
  'tasktypes/renamed-task/1.1.md': typeOf({ title: 'Renamed task', more: '' }),
  'tasktypes/renamed-task/2.0.md': typeOf({ title: 'Renamed task', schema: 'SecondRenamedTask', more: '' }),
  'tasktypes/grown-task/1.0.md': grownTask(
    'Grown task',
    `    port: {type: integer, minimum: 1, maximum: 65535, description: TCP port.}
    transport: {enum: [tcp, udp], default: tcp, description: Transport of the port.}
${image}
    label: {type: string, maxLength: 20, pattern: "^[a-z]+$", description: Label.}`,
  ),
  'tasktypes/grown-task/1.1.md': grownTask(
    'Grown task',
    `    port: {type: integer, minimum: 1, maximum: 65535, description: TCP port the image listens on.}
    transport: {enum: [tcp, udp, sctp], default: tcp, description: Transport of the port.}
${image}`,
  ),
  'tasktypes/grown-task/1.2.md': grownTask(
    'Grown task',
    `    port: {type: integer, minimum: 1024, maximum: 65535, description: TCP port the image listens on.}
    transport: {enum: [tcp, udp, sctp], default: udp, description: Transport of the port.}
${image}
    memory: {type: integer, minimum: 1, maximum: 64, description: 'Main memory. Unit: GiB'}`,
    'port, image',
  ),
  'tasktypes/moved-task/1.0.md': typeOf({
    title: 'Moved task',
    more: 'canonical: https://platform.example.org/types/moved-task',
  }),
};
