import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Later } from './endings.ts';

/** How a program is started. */
export interface Start {
  readonly environment?: Readonly<Record<string, string>>;
  /** The folder it works in. */
  readonly folder: string;
  /** Whether it is ready, for which it has 60 seconds. */
  readonly ready: (output: string) => boolean | Promise<boolean>;
}

/** A program that runs. */
export interface Program {
  /** What it has written so far. */
  readonly output: () => string;
}

const patience = 60_000;

type Probe = () => boolean | Promise<boolean>;

async function holds(probe: Probe): Promise<boolean> {
  try {
    return await probe();
  } catch {
    return false;
  }
}

/**
 * Waits for something.
 *
 * @param what What, for the sentence that says that it did not come.
 * @param probe Whether it has come; an error means not yet.
 * @returns When it has come.
 * @throws {Error} When it has not come within 60 seconds.
 */
export async function until(what: () => string, probe: Probe): Promise<void> {
  const begin = performance.now();
  while (!(await holds(probe))) {
    if (performance.now() - begin > patience) throw new Error(`Waited for 60 seconds: ${what()}`);
    await pause(50);
  }
}

/**
 * Starts a program and waits until it is ready. It ends after the tests, and when the process of the tests is killed.
 *
 * @param command Its name and arguments.
 * @param start How it is started.
 * @param later Notes its end.
 * @returns The program.
 */
export async function startProgram(
  command: readonly [string, ...string[]],
  { environment = {}, folder, ready }: Start,
  later: Later,
): Promise<Program> {
  const child = spawn('setpriv', ['--pdeathsig', 'TERM', ...command], {
    cwd: folder,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  later(async () => {
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(late);
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const told = (how: string): string => `${command.join(' ')} ${how}.\n${output}`;
  await until(
    () => told('is not ready'),
    () => child.exitCode !== null || ready(output),
  );
  if (child.exitCode !== null) throw new Error(told('has ended'));
  return { output: () => output };
}

/**
 * Reads a page of a service that may have only just begun to answer.
 *
 * @param url Its address.
 * @returns Its text.
 */
export async function pageAt(url: string): Promise<string> {
  let text = '';
  await until(
    () => `no page at ${url}`,
    async () => (text = await (await fetch(url)).text()) !== '',
  );
  return text;
}

/**
 * Makes a folder that is removed after the tests.
 *
 * @param name How its name begins.
 * @param later Notes its end.
 * @returns Its path.
 */
export function temporaryFolder(name: string, later: Later): string {
  const folder = mkdtempSync(join(tmpdir(), `tasktypes-${name}-`));
  later(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * Finds a port of this machine on which nothing listens.
 *
 * @returns Its number.
 */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/**
 * Listens on a free port of this machine until the tests have ended.
 *
 * @param listener What answers.
 * @param later Notes the end.
 * @returns The address.
 */
export async function listen(listener: RequestListener, later: Later): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  later(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
