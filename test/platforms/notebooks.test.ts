import { beforeAll, expect, it } from 'vitest';
import { tasktypes } from '../../src/official.ts';
import { launch, runLaunch, type Question, type Run } from '../../src/planner.entry.ts';
import { browserPart } from '../browser/visit.ts';
import { programNamed, withParts } from '../parts.ts';
import { endAfterAll } from './endings.ts';
import { hubParts, startHub, type Hub } from './hub.ts';
import { notebook, serveNotebooks, type Notebooks } from './notebooks.ts';
import { startVisitor, type Visitor } from './visitor.ts';

const parts = { ...hubParts, ...browserPart, git: programNamed('git') !== undefined };

withParts('notebooks on a real JupyterHub', parts, () => {
  const later = endAfterAll();
  let hub: Hub;
  let notebooks: Notebooks;
  let visitor: Visitor;

  beforeAll(async () => {
    [hub, notebooks] = await Promise.all([startHub(later), serveNotebooks(later)]);
    visitor = await startVisitor(hub, later);
  });

  const task = (taskinfo: object): Question => ({ tasktype: tasktypes.jupyterNotebook, taskinfo });
  const run = (taskinfo: object): Promise<Run> => {
    const { name, token, offered } = hub;
    return runLaunch(offered, task(taskinfo), { answers: { name, token }, interval: 200, limit: 60_000 });
  };

  it('starts a server, uploads the notebook of the task, and has it where the link leads', async () => {
    const ended = await run({ notebook: notebooks.file, interface: 'notebook' });
    if (!ended.done) throw new Error(`${ended.text} ${ended.advice}`);
    expect(ended.result).toBe(`${hub.root}/hub/user-redirect/notebooks/hello.ipynb`);
    const file = `${hub.root}/user/${hub.name}/api/contents/hello.ipynb`;
    const kept = await fetch(file, { headers: { authorization: `token ${hub.token}` } });
    expect(((await kept.json()) as { readonly content: unknown }).content).toMatchObject(notebook);
    await visitor.follow(ended.result ?? '');
    await visitor.page.getByRole('heading', { name: 'Hello from a notebook' }).waitFor();
    expect(visitor.page.url()).toBe(`${hub.root}/user/${hub.name}/notebooks/hello.ipynb`);
  });

  it('replaces no notebook of the user', async () => {
    const again = await run({ notebook: notebooks.file, interface: 'notebook' });
    expect(again).toMatchObject({ done: false, answered: 3 });
  });

  it.each([
    ['the branch that the task names', 'survey', { ref: 'main' }],
    ['the tag that the task names', 'tagged', { ref: 'v1.0' }],
    ['the default branch', 'plain', {}],
  ])('fetches %s of a repository by the link for nbgitpuller, and opens the notebook in it', async (_, name, ref) => {
    const repository = { url: notebooks.repository(name), ...ref, path: 'notes/first.ipynb' };
    const way = await launch(hub.offered, task({ repository, interface: 'notebook' }));
    if (way.how !== 'open') throw new Error(JSON.stringify(way));
    await visitor.follow(way.url);
    await visitor.page.waitForURL(`${hub.root}/user/${hub.name}/notebooks/${name}/notes/first.ipynb`);
    await visitor.page.getByRole('heading', { name: 'Hello from a notebook' }).waitFor();
  });
});
