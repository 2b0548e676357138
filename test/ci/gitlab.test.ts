import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { folderWith, texts } from '../cli/command.ts';
import { commitBuiltCommand, git, root } from './working-tree.ts';

type Variables = Readonly<Record<string, string | { readonly value: string; readonly description: string }>>;
interface Job {
  readonly before_script: readonly string[];
  readonly script: readonly string[];
  readonly allow_failure: { readonly exit_codes: number };
  readonly artifacts: {
    readonly when: string;
    readonly paths: readonly string[];
    readonly reports: { readonly codequality: string; readonly junit: string };
  };
}
interface Template {
  readonly variables: Variables;
  readonly tasktypes: Job;
}

const template = parse(readFileSync(join(root, '.gitlab/validate.yml'), 'utf8')) as Template;
const job = template.tasktypes;
const { codequality, junit } = job.artifacts.reports;
const valuesOf = (variables: Variables): Record<string, string> =>
  Object.fromEntries(
    Object.entries(variables).map(([name, variable]) => [
      name,
      typeof variable === 'string' ? variable : variable.value,
    ]),
  );

/** Runs the job as GitLab does: everything in one bash, in the folder of the project. */
function run(files: Readonly<Record<string, string>>, variables: Readonly<Record<string, string>>) {
  const project = folderWith(files);
  const { status, stdout, stderr } = spawnSync('bash', ['-eo', 'pipefail'], {
    cwd: project,
    encoding: 'utf8',
    input: [...job.before_script, ...job.script].join('\n'),
    env: {
      PATH: `${dirname(process.execPath)}:${process.env['PATH']}`,
      TMPDIR: folderWith({}),
      ...valuesOf(template.variables),
      ...variables,
    },
  });
  return { code: status, log: stdout + stderr, made: (name: string) => readFileSync(join(project, name), 'utf8') };
}

describe('the GitLab job', () => {
  it('warns of what could not be decided, and keeps its reports whatever happens', () => {
    expect(job.allow_failure).toEqual({ exit_codes: 3 });
    expect(job.artifacts.when).toBe('always');
  });

  it('describes the variables that it reads', () => {
    const read = new Set(job.before_script.join('\n').match(/TASKTYPES_\w+/g));
    expect([...read].sort()).toEqual([...Object.keys(template.variables), 'TASKTYPES_REPOSITORY'].sort());
  });

  it('says which variable has to be set', () => {
    expect(run({ 'codemeta.json': texts.valid }, {})).toMatchObject({
      code: 2,
      log: expect.stringMatching(/^The variable TASKTYPES_REPOSITORY is not set\. .+\.\n$/) as unknown,
    });
  });
});

describe('the GitLab job in a project', () => {
  const repository = mkdtempSync(join(tmpdir(), 'tasktypes-repository-'));
  let commit: string;
  beforeAll(() => {
    commit = commitBuiltCommand(repository);
    git(repository, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
    writeFileSync(join(repository, 'package.json'), 'This is a later commit that installs nothing.');
    git(repository, 'branch', 'good');
    git(repository, 'commit', '--quiet', '--all', '--message', 'Break it');
  });
  afterAll(() => rmSync(repository, { recursive: true, force: true }));

  it('fails an invalid file and leaves its reports', () => {
    const variables = { TASKTYPES_REPOSITORY: repository, TASKTYPES_REF: commit };
    const { code, log, made } = run({ 'codemeta.json': texts.invalid }, variables);
    expect(log).toContain('codemeta.json: invalid\n');
    expect(code).toBe(1);
    const place = { path: 'codemeta.json', lines: { begin: 4 } };
    expect(JSON.parse(made(codequality))).toMatchObject([{ check_name: 'taskinfo-matches', location: place }]);
    expect(made(junit)).toContain('<testsuites name="tasktypes" tests="1" failures="1"');
    expect(job.artifacts.paths).toEqual(['tasktypes.md']);
    expect(made('tasktypes.md')).toMatch(/^### `codemeta\.json`: invalid\n/);
  });

  it.each([
    ['', 3],
    ['--allow-unknown', 0],
    ['--allow-unknown --fail-on warning', 1],
  ])('takes several files and options: %s', (options, code) => {
    const files = { 'codemeta.json': texts.valid, 'b.json': texts.unknown };
    const variables = { TASKTYPES_OPTIONS: options, TASKTYPES_FILES: 'codemeta.json b.json' };
    const done = run(files, { TASKTYPES_REPOSITORY: repository, TASKTYPES_REF: 'good', ...variables });
    expect(done.log).toContain('2 files: 1 valid, 1 unknown\n');
    expect(done.code).toBe(code);
  });

  it('stops where the repository or the ref is wrong', () => {
    expect(run({}, { TASKTYPES_REPOSITORY: repository, TASKTYPES_REF: 'absent' }).code).toBe(128);
    expect(run({}, { TASKTYPES_REPOSITORY: '--help' }).code).toBe(128);
  });
});

describe('the pipeline to copy', () => {
  const text = readFileSync(join(root, 'test/fixtures/ci/gitlab-ci.yml'), 'utf8');
  const pipeline = parse(text) as {
    readonly include: readonly { readonly remote: string }[];
    readonly variables: Variables;
  };

  it('includes the template by its place in the repository', () => {
    const [, path = ''] = /^\$TASKTYPES_REPOSITORY\/-\/raw\/HEAD\/(.+)$/.exec(pipeline.include[0]?.remote ?? '') ?? [];
    expect(parse(readFileSync(join(root, path), 'utf8'))).toEqual(template);
  });

  it('sets only variables that the template has', () => {
    for (const name of Object.keys(pipeline.variables)) expect(template.variables).toHaveProperty(name);
  });
});
