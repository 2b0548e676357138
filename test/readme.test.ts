import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installed, type InstalledProject } from './package/installed.ts';
import { readersCompiler, readersCompilerOptions, shownBlocks } from './shown-code.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const blocks = shownBlocks(readme);
const scripts = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

/** The oldest Node that is supported, and that of the tests. */
const nodes = [20, 24];

/** Projects that have installed the packed package, and see of the clone what a reader's commands name. */
let projects: ReadonlyMap<number, InstalledProject>;
beforeAll(async () => {
  const made = nodes.map(async (node) => [node, await installed({ node })] as const);
  projects = new Map(await Promise.all(made));
  for (const { folder } of projects.values())
    for (const name of ['test', 'tasktypes', 'servicetypes']) symlinkSync(join(root, name), join(folder, name));
});
afterAll(() => {
  for (const project of projects.values()) project.remove();
});

function projectOf(node: number): InstalledProject {
  const project = projects.get(node);
  if (project === undefined) throw new Error(`There is no project with Node ${node}.`);
  return project;
}

async function run(command: string, node = 24): Promise<{ readonly output: string; readonly errors: string }> {
  const { stdout, stderr } = await projectOf(node).run(`export npm_config_loglevel=error\n${command}`);
  return { output: stdout.trimEnd(), errors: stderr };
}

describe('the README', () => {
  it('opens with the two lines that serve and test everything', () => {
    expect(blocks[0]?.value).toBe('npm ci && npm start\nnpm ci && npm test');
    expect(readme.split('\n').length).toBeLessThanOrEqual(200);
  });

  it('names only commands, scripts and files that exist', async () => {
    const inline = [...readme.matchAll(/`(?:npx tasktypes|… \| npx tasktypes) ([a-z-]+)/g)].map(
      ([, name = '']) => name,
    );
    for (const name of inline)
      expect((await run(`npx tasktypes ${name} --help`)).output).toContain(`tasktypes ${name}`);
    for (const [, script = ''] of readme.matchAll(/`npm run ([a-z]+)`/g))
      expect(scripts.scripts).toHaveProperty(script);
    const files = [...readme.matchAll(/\]\((?!http)([^)]+)\)/g), ...readme.matchAll(/`(src\/[^`]+)`/g)];
    for (const [, file = ''] of files) expect(existsSync(join(root, file)), file).toBe(true);
  });

  it('is right about how many types there are', async () => {
    const { output } = await run('npx tasktypes list --format json');
    const { types } = JSON.parse(output) as {
      readonly types: readonly { readonly kind: string; readonly status: string }[];
    };
    const count = (kind: string): number => types.filter((type) => type.kind === kind).length;
    const said = /There are ([0-9]+) types today:\s+([0-9]+) tasktypes and ([0-9]+) servicetypes/.exec(readme);
    expect(said?.slice(1).map(Number)).toEqual([types.length, count('tasktype'), count('servicetype')]);
    const inState = (status: string): number => types.filter((type) => type.status === status).length;
    const states = /None is stable yet: ([0-9]+) are `experimental`, and\s+([0-9]+) are deprecated/.exec(readme);
    expect(states?.slice(1).map(Number)).toEqual([inState('experimental'), inState('deprecated')]);
    expect(inState('stable')).toBe(0);
  });
});

const commands = blocks.flatMap(({ lang, value, shown = '' }) =>
  lang === 'sh' && value.startsWith('npx') ? [{ command: value, shown }] : [],
);

const programs = blocks.flatMap(({ lang, value, shown = '' }, index) =>
  lang === 'ts' ? [{ name: `program-${index}`, value, shown }] : [],
);

describe.each(nodes)('on Node %i, the README', (node) => {
  it.each(commands)('shows what $command really prints', async ({ command, shown }) => {
    expect(await run(command, node)).toEqual({ output: shown, errors: '' });
  });

  it('has programs that type-check and run with the package installed', async () => {
    const project = projectOf(node);
    await run('npx tasktypes types > execution-planner.ts', node);
    expect(programs.length).toBeGreaterThan(0);
    project.write(Object.fromEntries(programs.map(({ name, value }) => [`${name}.ts`, value])));
    project.write({
      'tsconfig.json': JSON.stringify({
        compilerOptions: readersCompilerOptions,
        files: programs.map(({ name }) => `${name}.ts`),
      }),
    });
    expect(await run(readersCompiler, node)).toEqual({ output: '', errors: '' });
    for (const { name, shown } of programs)
      expect(await run(`node ${name}.js`, node), name).toEqual({ output: shown, errors: '' });
  });

  it('is tried with that Node', async () => {
    expect((await run('node --version', node)).output).toMatch(new RegExp(`^v${node}\\.`));
  });
});
