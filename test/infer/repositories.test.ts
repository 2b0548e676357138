import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { registry, validators } from '../../src/official.ts';
import { suggest } from '../../src/infer/suggest.ts';
import type { SuggestedTask } from '../../src/infer/suggestion.ts';
import { checkTask } from '../../src/validate/check-task.ts';
import { sharedPath, withShared } from '../shared.ts';
import { filesOf, repositoryFixtures, type RepositoryFixture } from './repository-fixture.ts';

const faultsOf: Parameters<typeof suggest>[2] = (uri, taskinfo) => checkTask(uri, taskinfo, { registry, validators });

async function holds({ expect: right, ...fixture }: RepositoryFixture, more: Readonly<Record<string, string>> = {}) {
  const found = await suggest(filesOf({ ...fixture, expect: right }, more), registry, faultsOf);
  const asExpected = (task: SuggestedTask, index: number) => ({
    tasktype: task.tasktype,
    ...(right.tasks[index]?.taskinfo === undefined ? {} : { taskinfo: task.taskinfo }),
    ...(task.missing.length === 0 ? {} : { missing: task.missing.map(({ pointer }) => pointer) }),
  });
  expect(found.tasks.map(asExpected)).toEqual(right.tasks);
  expect(found.also.map(({ tasktype }) => tasktype)).toEqual(right.also ?? []);
  for (const { file, because } of right.leftOut ?? [])
    expect(found.leftOut).toContainEqual(
      expect.objectContaining({ file, because: expect.stringContaining(because) as string }),
    );
  expect(found.disagreements.map(({ rule }) => rule)).toEqual(right.disagreements ?? []);
  return found;
}

describe('a repository suggests', () => {
  it.each(repositoryFixtures('repositories').map((fixture) => [fixture.name, fixture] as const))(
    'what is right: %s',
    async (_, fixture) => {
      const { tasks } = await holds(fixture);
      for (const { uri, taskinfo, missing, values } of tasks) {
        if (missing.length === 0) expect(await faultsOf(uri, taskinfo)).toEqual([]);
        for (const { evidence } of values) expect(evidence.length).toBeGreaterThan(0);
      }
    },
  );
});

describe('the order of a listing', () => {
  it('changes nothing', async () => {
    for (const fixture of repositoryFixtures('repositories')) {
      const given = filesOf(fixture);
      const turned = { files: [...given.files].reverse(), texts: new Map([...given.texts].reverse()) };
      expect(await suggest(turned, registry, faultsOf)).toEqual(await suggest(given, registry, faultsOf));
    }
  });
});

describe('an OSSR repository suggests', () => {
  withShared('the real codemeta.json files', () => {
    it.each(repositoryFixtures('ossr-repositories').map((fixture) => [fixture.name, fixture] as const))(
      'what its files say: %s',
      async (name, fixture) => {
        const codemeta = readFileSync(sharedPath(`samples/ossr/${name}.codemeta.json`), 'utf8');
        await holds(fixture, { 'codemeta.json': codemeta });
      },
    );
  });
});
