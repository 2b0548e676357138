import { createRegistry, type Registry } from '../../src/registry/registry.ts';
import type { Bases } from '../../src/registry/uri.ts';
import type { Entry, Spec } from '../../src/spec/spec.ts';

export const base = 'https://w3id.org/execution-planner';
export const former = 'https://old.example.org/types';
export const bases: Bases = { identifiers: base, formerIdentifiers: [former] };

/** An entry for tests: an experimental tasktype 1.0 unless told otherwise. */
export function entry(name: string, details: Partial<Entry> = {}): Entry {
  return {
    kind: 'tasktype',
    name,
    major: 1,
    minor: 0,
    title: name.replaceAll('-', ' '),
    summary: `The type ${name}.`,
    status: 'experimental',
    owner: { name: 'The owners' },
    level: 'common',
    aliases: [],
    related: [],
    systems: [],
    words: [],
    broader: [],
    sources: [],
    ...details,
  };
}

/** A document for tests, with the facts of an entry. */
export function spec(name: string, details: Partial<Spec> = {}): Spec {
  const facts = entry(name, details);
  return {
    path: `${facts.kind}s/${name}/${facts.major}.${facts.minor}.md`,
    schema: {},
    accepts: [],
    launch: {},
    examples: [],
    body: '',
    source: '',
    ...facts,
    ...details,
  };
}

const conversation = 'cited in the conversation; its target was not verified';

/** The first types of the catalogue, and one of each sort that they lack. */
export const entries: readonly Entry[] = [
  entry('oci-container', {
    title: 'OCI container',
    aliases: [{ uri: 'uri://oci-container', seen: 'the conversation, 2:57 PM' }],
    related: [
      {
        uri: 'https://www.purl.org/ivoa.net/executable-types/oci-container',
        how: 'closeMatch',
        note: 'The message has type and spec.',
      },
    ],
  }),
  entry('oci-container', { title: 'OCI container', minor: 1, status: 'stable' }),
  entry('rosetta-container', {
    title: 'Rosetta container',
    level: 'platform',
    broader: ['oci-container'],
    aliases: [{ uri: 'uri://rosetta-container', seen: 'the conversation, 2:58 PM' }],
  }),
  entry('jupyter-notebook', { title: 'Jupyter notebook' }),
  entry('example-task', {
    title: 'Example task',
    aliases: [
      { uri: 'frumblek', seen: 'the conversation, 3:09 PM' },
      {
        uri: 'https://raw.githubusercontent.com/ivoa/IVOA-ExecutionPlannerNote/main/frumblek.md',
        seen: 'the conversation, 3:10 PM',
      },
      { uri: 'https://edin.ac/3rarcQO', seen: conversation },
    ],
  }),
  entry('old-container', {
    status: 'deprecated',
    deprecated: { since: '2026-01-31', successor: 'oci-container', why: 'The two types were merged.' },
  }),
  entry('gone-container', {
    status: 'withdrawn',
    deprecated: { since: '2026-01-31', successor: 'oci-container', why: 'Nobody ran it.' },
  }),
  entry('lost-container', { status: 'withdrawn' }),
  entry('workflow', { title: 'Workflow' }),
  entry('workflow', { title: 'Workflow', major: 2, status: 'stable' }),
  entry('moved-task', { canonical: 'https://types.example.net/moved-task/' }),
  entry('generic-webinterface', { kind: 'servicetype', title: 'Generic web interface' }),
  entry('rosetta-webinterface', { kind: 'servicetype', title: 'Rosetta web interface' }),
  entry('jupyter-hub', { kind: 'servicetype', title: 'JupyterHub' }),
];

export const registry: Registry = createRegistry(entries, bases);
