import { describe, expect, it } from 'vitest';
import { acceptanceMatrix } from '../../src/registry/matrix.ts';
import { createRegistry } from '../../src/registry/registry.ts';
import { servedSystems } from '../../src/registry/systems.ts';
import type { Spec } from '../../src/spec/spec.ts';
import { spec } from './entries.ts';

const service = (name: string, details: Partial<Spec>): Spec => spec(name, { kind: 'servicetype', ...details });

describe('acceptanceMatrix', () => {
  it('gives each tasktype the services that accept it, with all means of starting it, each once', () => {
    const registry = createRegistry([
      spec('task-a'),
      spec('task-b'),
      service('hub', {
        accepts: [{ tasktype: 'task-a', when: 'The user has an account.' }],
        launch: { 'task-a': [{ when: { '/task/x': 1 }, open: 'x' }, { open: 'y' }, { byHand: ['Sign in.'] }] },
      }),
      service('jobs', { accepts: [{ tasktype: 'task-a' }], launch: { 'task-a': [{ steps: [] }] } }),
    ]);
    const { rows, servicetypes } = acceptanceMatrix(registry);
    expect(servicetypes.map(({ name }) => name)).toEqual(['hub', 'jobs']);
    expect(rows.map(({ tasktype, cells }) => [tasktype.name, cells.map(({ servicetype, means }) => [servicetype.name, means])])).toEqual([
      ['task-a', [['hub', ['link', 'byHand']], ['jobs', ['requests']]]],
      ['task-b', []],
    ]); // prettier-ignore
  });

  it('leaves out what was withdrawn', () => {
    const registry = createRegistry([
      spec('task-a', { status: 'withdrawn' }),
      spec('task-b'),
      service('hub', { status: 'withdrawn', accepts: [{ tasktype: 'task-b' }], launch: { 'task-b': [{ open: 'x' }] } }),
    ]);
    const { rows, servicetypes } = acceptanceMatrix(registry);
    expect([servicetypes, rows.map(({ tasktype, cells }) => [tasktype.name, cells])]).toEqual([[], [['task-b', []]]]);
  });
});

describe('servedSystems', () => {
  it('brings together what the documents say of a system, whatever its capitals', () => {
    const registry = createRegistry([
      service('hub', { systems: [{ name: 'jupyterhub', note: 'Drive it by this.' }] }),
      spec('notebook', { systems: [{ name: 'JupyterHub', note: 'Write this.' }, { name: 'Binder', note: 'Write that.' }] }),
    ]); // prettier-ignore
    expect(servedSystems(registry).map(({ name, types }) => [name, types.map(({ type, note }) => [type.name, note])])).toEqual([
      ['Binder', [['notebook', 'Write that.']]],
      ['JupyterHub', [['notebook', 'Write this.'], ['hub', 'Drive it by this.']]],
    ]); // prettier-ignore
  });
});
