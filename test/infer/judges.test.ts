import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { answered } from '../../src/infer/answer.ts';
import { readCodemeta, type CodemetaFile } from '../../src/infer/declared-tasks.ts';
import { createRepository } from '../../src/infer/repository.ts';
import { standingsOf, type StandingTask } from '../../src/infer/standing.ts';
import { addBlock, cannotTakeTasks, missingBlock, newCodemeta } from '../../src/infer/suggested-block.ts';
import { suggest, type FaultsOf } from '../../src/infer/suggest.ts';
import type { SuggestedTask } from '../../src/infer/suggestion.ts';
import type { Node } from '../../src/metadata/json-ld.ts';
import { registry, validators } from '../../src/official.ts';
import { checkTask } from '../../src/validate/check-task.ts';
import { validate } from '../../src/validate/validate.ts';
import { cycle, hasStoredContexts } from '../metadata/json-ld-cycle.ts';
import { sharedPath, withShared } from '../shared.ts';
import { ossrFault } from './ossr-rules.ts';
import { filesOf, repositoryFixtures, type RepositoryFixture } from './repository-fixture.ts';

const context = { registry, validators };
const faultsOf: FaultsOf = (uri, taskinfo) => checkTask(uri, taskinfo, context);

/** What an author might answer. */
const answers: Readonly<Record<string, string>> = {
  '/image': 'docker.io/jdoe/survey:1.0',
  '/registry': 'docker.io',
  '/image_name': 'jdoe/survey',
  '/repository/url': 'https://gitlab.com/survey/notebooks',
  '/repository/path': 'start.ipynb',
  '/pipname': 'survey',
  '/url': 'https://gitlab.com/survey/notebooks',
};

async function complete(task: SuggestedTask): Promise<SuggestedTask> {
  const [missing] = task.missing;
  const text = missing?.choices?.[0] ?? answers[missing?.pointer ?? ''];
  if (missing === undefined || text === undefined) return task;
  const filled = await answered(task, { pointer: missing.pointer, text }, registry, faultsOf);
  return 'message' in filled ? task : complete(filled);
}

interface Written {
  readonly before: string | undefined;
  readonly after: string;
  readonly tasks: readonly StandingTask[];
}

function readable(text: string): CodemetaFile {
  const codemeta = readCodemeta(text, registry);
  if ('rule' in codemeta) throw new Error(codemeta.message);
  return codemeta;
}

/** Everything that happens to a repository, without a disk; nothing where there is nothing to declare. */
async function written(
  fixture: RepositoryFixture,
  more: Readonly<Record<string, string>>,
): Promise<Written | undefined> {
  const files = filesOf(fixture, more);
  const suggestions = await suggest(files, registry, faultsOf);
  const completed = await Promise.all([...suggestions.tasks, ...suggestions.also].map(complete));
  const before = { ...fixture.files, ...more }['codemeta.json'];
  const codemeta = before === undefined ? undefined : readCodemeta(before, registry);
  if (codemeta !== undefined && ('rule' in codemeta || cannotTakeTasks(codemeta) !== undefined)) return undefined;
  const tasks = await standingsOf(completed, codemeta?.tasks ?? [], registry, faultsOf);
  const block = missingBlock(tasks, registry, codemeta);
  if (block.targetProduct.length === 0) return undefined;
  const { origin } = createRepository(files);
  const after =
    before === undefined || codemeta === undefined
      ? newCodemeta({ name: 'Survey', codeRepository: origin?.url }, block)
      : addBlock(before, codemeta, block);
  return { before, after, tasks };
}

const errorsOf = async (text: string): Promise<readonly string[]> => {
  const { problems } = await validate(text, context, { format: 'json' });
  return problems.filter(({ severity }) => severity === 'error').map(({ rule, message }) => `${rule} ${message}`);
};

const declaredIn = (value: Node): readonly unknown[] =>
  readable(JSON.stringify(value)).tasks.map(({ uri, taskinfo }) => ({ uri, taskinfo }));

function holds(text: string, original: string): boolean {
  let at = 0;
  for (const char of text) if (char === original.charAt(at)) at += 1;
  return at === original.length;
}

async function judge({ before, after, tasks }: Written): Promise<void> {
  const ready = tasks.filter(({ standing }) => standing === 'ready');
  const { value, tasks: declared } = readable(after);
  for (const { uri, taskinfo } of ready) expect(declared).toContainEqual(expect.objectContaining({ uri, taskinfo }));
  // Our validator.
  expect(await errorsOf(after)).toEqual(before === undefined ? [] : await errorsOf(before));
  // The validator of the OSSR.
  expect(ossrFault(value)).toBe(before === undefined ? undefined : ossrFault(readable(before).value));
  // Nothing that was there has gone, and a second time there is nothing to do.
  if (before !== undefined) expect(holds(after, before)).toBe(true);
  const again = await standingsOf(tasks, declared, registry, faultsOf);
  expect(again.filter(({ standing }) => standing === 'ready')).toEqual([]);
  const codemeta = readable(after);
  expect(addBlock(after, codemeta, missingBlock(again, registry, codemeta))).toBe(after);
}

const small = repositoryFixtures('repositories').map((fixture) => [fixture.name, fixture] as const);
const real = repositoryFixtures('ossr-repositories').map((fixture) => [fixture.name, fixture] as const);

const realCodemeta = (name: string) => ({
  'codemeta.json': readFileSync(sharedPath(`samples/ossr/${name}.codemeta.json`), 'utf8'),
});

describe('what is written for a repository', () => {
  it.each(small)('passes our validator and that of the OSSR, and is written once: %s', async (_, fixture) => {
    const result = await written(fixture, {});
    if (result !== undefined) await judge(result);
  });

  withShared('the real codemeta.json files', () => {
    it.each(real)('leaves every judgement of a real file as it was: %s', async (name, fixture) => {
      const result = await written(fixture, realCodemeta(name));
      if (result !== undefined) await judge(result);
    });

    it('is something for most of the real files', async () => {
      const results = await Promise.all(real.map(([name, fixture]) => written(fixture, realCodemeta(name))));
      expect(results.filter((result) => result !== undefined).length).toBeGreaterThan(real.length / 2);
    });

    it.each([...small, ...real])('says the same after two cycles of JSON-LD: %s', async (name, fixture) => {
      const isReal = real.some(([one]) => one === name);
      const result = await written(fixture, isReal ? realCodemeta(name) : {});
      const value = result && (JSON.parse(result.after) as Node);
      if (value === undefined || !hasStoredContexts(value)) return;
      expect(declaredIn(await cycle(await cycle(value)))).toEqual(declaredIn(value));
    });
  });
});
