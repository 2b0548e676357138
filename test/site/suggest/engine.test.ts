import { describe, expect, it } from 'vitest';
import { openRegistry, type OpenRegistry } from '../../../src/registry/open.ts';
import type { Answer } from '../../../src/site/suggest/answers.ts';
import { createEngine, type Engine, type Found, type Written } from '../../../src/site/suggest/engine.ts';
import { jsonForPage, pageTypes } from '../../../src/site/types-for-page.ts';
import { registry, validators } from '../../../src/official.ts';
import { validate } from '../../../src/validate/validate.ts';
import { openOwnDocuments } from '../../documents.ts';
import { surveyRepository } from './survey-repository.ts';

/** The engine as the page makes it, from data that has been JSON. */
function engineFor(types: OpenRegistry): Engine {
  return createEngine(JSON.parse(jsonForPage(pageTypes(types))) as ReturnType<typeof pageTypes>);
}

function findIn(
  engine: Engine,
  texts: Readonly<Record<string, string>>,
  listed: readonly string[] = [],
): Promise<Found> {
  const files = [...Object.keys(texts), ...listed].map((path) => ({ path, size: 1_000 }));
  return engine.find({ files, texts: new Map(Object.entries(texts)), isCut: false });
}

interface Wanted {
  readonly name?: string;
  readonly answers?: Readonly<Record<string, readonly Answer[]>>;
}

function write(engine: Engine, found: Found, { name, answers = {} }: Wanted = {}): Promise<Written> {
  const tasks = found.tasks.map((task) => ({ task, answers: answers[task.tasktype] ?? [] }));
  return engine.write({ codemeta: found.codemeta, origin: found.origin, name }, tasks);
}

const { 'codemeta.json': codemeta = '', ...others } = surveyRepository;
const path: Answer = { pointer: '/repository/path', text: 'second.ipynb' };
const engine = engineFor(await openOwnDocuments());

describe('the engine of the page', () => {
  it('finds the tasks of a repository, and writes those that are complete', async () => {
    const found = await findIn(engine, surveyRepository);
    expect(found.tasks.map(({ tasktype }) => tasktype)).toEqual([
      'oci-container',
      'rosetta-container',
      'jupyter-notebook',
    ]);
    const { tasks, text = '' } = await write(engine, found);
    expect(tasks.map(({ standing }) => standing)).toEqual(['ready', 'ready', 'incomplete']);
    const { verdict, tasks: declared } = await validate(text, { registry, validators });
    expect(verdict).toBe('valid');
    expect(declared).toHaveLength(2);
    for (const line of codemeta.split('\n').filter((one) => !/keywords|license/.test(one)))
      expect(text).toContain(line);
  });

  it('writes a task once its questions are answered, and says what is wrong with an answer', async () => {
    const found = await findIn(engine, surveyRepository);
    const wrong = { pointer: '/repository/path', text: '/etc/passwd' };
    const refused = await write(engine, found, { answers: { 'jupyter-notebook': [wrong] } });
    expect(refused.tasks[2]).toMatchObject({ standing: 'incomplete', refusals: [{ pointer: '/repository/path' }] });
    expect(refused.tasks[2]?.refusals[0]?.message).toMatch(/^`?repository.*\.$/);
    const taken = await write(engine, found, { answers: { 'jupyter-notebook': [path] } });
    expect(taken.tasks[2]).toMatchObject({ standing: 'ready', refusals: [], missing: [] });
    expect(taken.text).toContain('second.ipynb');
  });

  it('has nothing to add to what it has written', async () => {
    const found = await findIn(engine, surveyRepository);
    const { text = '' } = await write(engine, found, { answers: { 'jupyter-notebook': [path] } });
    const again = await findIn(engine, { ...surveyRepository, 'codemeta.json': text });
    const written = await write(engine, again, { answers: { 'jupyter-notebook': [path] } });
    expect(written.tasks.map(({ standing }) => standing)).toEqual(['declared', 'declared', 'declared']);
    expect(written.text).toBeUndefined();
  });

  it('begins a codemeta.json where there is none, with the name that the repository or the author gives', async () => {
    const found = await findIn(engine, others);
    const own = await write(engine, found);
    expect(own.newName).toBe('survey');
    expect(JSON.parse(own.text ?? '')).toMatchObject({
      name: 'survey',
      codeRepository: 'https://github.com/jdoe/survey',
    });
    const { text = '' } = await write(engine, found, { name: 'Sky survey' });
    expect(JSON.parse(text)).toMatchObject({ name: 'Sky survey' });
  });

  it('writes no new codemeta.json while nobody has said what the software is called', async () => {
    const { '.git/config': _, ...anonymous } = others;
    const released = 'docker build -t jdoe/survey:1.0 docker\ndocker push jdoe/survey:1.0\n';
    const found = await findIn(engine, { ...anonymous, 'README.md': released });
    const { text, newName } = await write(engine, found);
    expect(text).toBeUndefined();
    expect(newName).toBe('');
  });

  it.each([
    ['is no JSON', '{"@context": ', /cannot be added to\. ./],
    ['is no CodeMeta file', '{"tasktype": "x", "taskinfo": {}}', /cannot be added to\. ./],
    ['describes several things', '{"@context": "https://doi.org/10.5063/schema/codemeta-2.0", "@graph": []}', /@graph/],
  ])('leaves a codemeta.json alone that %s, and says why', async (_, text, reason) => {
    const found = await findIn(engine, { ...others, 'codemeta.json': text });
    const written = await write(engine, found);
    expect(written.text).toBeUndefined();
    expect(written.newName).toBeUndefined();
    expect(written.notes.join(' ')).toMatch(reason);
  });

  it('takes a codemeta.json that is no text for one that is there', async () => {
    const found = await findIn(engine, others, ['codemeta.json']);
    const written = await write(engine, found);
    expect(written.text).toBeUndefined();
    expect(written.notes).toEqual(['The codemeta.json of the repository cannot be added to. It is no text.']);
  });

  it('proposes nothing of which the registry has no tasktype, and names types as the registry does', async () => {
    const [document = ''] = (await openOwnDocuments()).specs.flatMap(({ path: at, source }) =>
      at === 'tasktypes/oci-container/1.0.md' ? [source] : [],
    );
    const bases = { identifiers: 'https://types.example.org', formerIdentifiers: [] };
    const own = engineFor(openRegistry({ 'tasktypes/oci-container/1.0.md': document }, bases));
    const found = await findIn(own, surveyRepository);
    expect(found.tasks.map(({ uri }) => uri)).toEqual(['https://types.example.org/tasktypes/oci-container']);
    const { text = '' } = await write(own, found);
    expect(text).toContain('"https://types.example.org/tasktypes/oci-container"');
    expect(text).not.toContain('w3id.org');
  });
});

describe('the types that the page takes along', () => {
  it('end no script and begin no comment, whatever a document says', () => {
    expect(jsonForPage({ title: '</script><!--' })).toBe(String.raw`{"title":"\u003c/script>\u003c!--"}`);
  });
});
