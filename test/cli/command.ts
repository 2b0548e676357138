import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished } from 'vitest';

/** The built command. */
export const commandFile = fileURLToPath(new URL('../../out/cli.cjs', import.meta.url));

/** The Node that runs it; `TASKTYPES_NODE` names another than that of the tests, such as the oldest one supported. */
export const node = process.env['TASKTYPES_NODE'] ?? process.execPath;

if (!existsSync(commandFile)) throw new Error('There is no out/cli.cjs; make it with: npm run compile');

/** What a run of the command left behind. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Setting {
  readonly input?: string | Uint8Array;
  readonly cwd?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** The Node that runs it, where it matters. */
  readonly with?: string;
}

/**
 * Starts the command.
 *
 * @param args Its arguments.
 * @param setting Folder, environment and Node; colours are as on a plain machine.
 * @returns The process, its three streams piped.
 */
export function start(
  args: readonly string[],
  { cwd, environment = {}, with: program = node }: Setting = {},
): ChildProcess {
  const { NO_COLOR: _off, FORCE_COLOR: _on, ...plain } = process.env;
  return spawn(program, [commandFile, ...args], { cwd, env: { ...plain, ...environment } });
}

/**
 * Runs the command to its end.
 *
 * @param args Its arguments.
 * @param setting Its standard input, folder and environment.
 * @returns Exit code and output.
 */
export async function run(args: readonly string[], setting: Setting = {}): Promise<Outcome> {
  const child = start(args, setting);
  // A command that ends before it has read everything is no fault of the test.
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(setting.input ?? '');
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, stdout, stderr };
}

/**
 * Makes a folder with files, which is removed after the test.
 *
 * @param files Their content by path.
 * @returns The path of the folder.
 */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'tasktypes-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

const task = (name: string, taskinfo: object): string =>
  JSON.stringify({ tasktype: `https://w3id.org/execution-planner/tasktypes/${name}`, taskinfo }, undefined, 2);

/**
 * Writes a record of the OSSR that declares tasks.
 *
 * @param tasks The name of the tasktype and the taskinfo of each, without nested values.
 * @returns The text of the codemeta file.
 */
export const codemeta = (...tasks: readonly (readonly [type: string, info: object])[]): string =>
  JSON.stringify({
    '@context': 'https://doi.org/10.5063/schema/codemeta-2.0',
    '@type': 'SoftwareSourceCode',
    targetProduct: tasks.map(([name, info]) => ({
      '@type': 'schema:SoftwareApplication',
      'schema:additionalType': { '@id': `https://w3id.org/execution-planner/tasktypes/${name}` },
      'schema:additionalProperty': Object.entries(info).map(([key, value]: [string, unknown]) => ({
        '@type': 'schema:PropertyValue',
        'schema:name': key,
        'schema:value': value,
      })),
    })),
  });

/** One text for each verdict. */
export const texts = {
  valid: task('oci-container', { image: 'docker.io/library/hello-world:1' }),
  invalid: task('oci-container', { image: 8888 }),
  unknown: JSON.stringify({ tasktype: 'https://example.org/types/x', taskinfo: {} }),
  unreadable: '{"tasktype": "x",}',
  nothing: JSON.stringify({ '@context': 'https://doi.org/10.5063/schema/codemeta-2.0', name: 'A library' }),
  warned: JSON.stringify({ tasktype: 'uri://oci-container', taskinfo: { image: 'docker.io/library/hello-world:1' } }),
} as const;

/**
 * Expects a text with a part, within a larger expectation.
 *
 * @param part The part.
 * @returns The matcher.
 */
export const containing = (part: string): unknown => expect.stringContaining(part);

/**
 * Expects a text of a form, within a larger expectation.
 *
 * @param form The form.
 * @returns The matcher.
 */
export const matching = (form: RegExp): unknown => expect.stringMatching(form);
