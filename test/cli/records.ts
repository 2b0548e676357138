import { strToU8, zipSync } from 'fflate';
import { onTestFinished } from 'vitest';
import { readArguments } from '../../src/cli/arguments.ts';
import { everyCommand } from '../../src/cli/every-command.ts';
import { run as runHarvest } from '../../src/cli/harvest.ts';
import type { Io } from '../../src/cli/io.ts';
import { run as runValidate } from '../../src/cli/validate.ts';
import {
  quickClock,
  serveRecords,
  type PublishedRecord,
  type RecordsServer,
  type ServerSetting,
} from '../remote/records-server.ts';
import { codemeta, texts, type Outcome } from './command.ts';

const task = codemeta(['oci-container', { image: 'docker.io/library/hello-world:1' }]);

/** Records with one of each verdict, and some of which nothing can be had. */
export const records: readonly PublishedRecord[] = [
  { id: 1, title: 'Survey viewer', files: { 'codemeta.json': task, 'survey.zip': 'PK' } },
  {
    id: 2,
    title: 'Line finder',
    files: {
      'finder-1.0.zip': zipSync({
        'finder-1.0/codemeta.json': strToU8(codemeta(['oci-container', { image: 8888 }])),
        'finder-1.0/tests/codemeta.json': strToU8('{}'),
      }),
    },
  },
  { id: 3, title: 'Notes', files: { 'codemeta.json': texts.nothing } },
  { id: 4, title: 'Poster', files: { 'poster.pdf': 'x' } },
  { id: 5, title: 'Tool of our own', files: { 'codemeta.json': texts.unknown } },
  { id: 6, title: 'Broken', files: { 'codemeta.json': '{"name": ' } },
];

/**
 * Serves records until the test is over.
 *
 * @param setting What they are, and how the server behaves.
 * @returns The server.
 */
export async function served(setting: ServerSetting = { records }): Promise<RecordsServer> {
  const server = await serveRecords(setting);
  onTestFinished(server.close);
  return server;
}

const runs = { harvest: runHarvest, validate: runValidate };

/** How a command is run. */
interface Setting {
  readonly isTerminal?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * Runs a command about records in this process, with a clock of which time passes only while it waits.
 *
 * @param words The command and what stands behind it.
 * @param server The server that is asked.
 * @param setting Whether a terminal of 80 columns is there, and further variables.
 * @returns Exit code and output.
 */
export async function runHere(
  words: readonly [keyof typeof runs, ...(readonly string[])],
  server: Pick<RecordsServer, 'origin'>,
  { isTerminal = false, environment = {} }: Setting = {},
): Promise<Outcome> {
  const [name, ...rest] = words;
  const written = { stdout: '', stderr: '' };
  const output = (to: keyof typeof written): Io['stdout'] => ({
    write: (data) => void (written[to] += typeof data === 'string' ? data : new TextDecoder().decode(data)),
    isTerminal,
    width: isTerminal ? 80 : undefined,
  });
  const io: Io = {
    stdout: output('stdout'),
    stderr: output('stderr'),
    stdin: () => {
      throw new Error('Nobody reads standard input.');
    },
    stdinIsTerminal: false,
    environment: { TASKTYPES_ZENODO: server.origin, NO_COLOR: '1', ...environment },
    shipped: {
      version: () => '1.2.3',
      documents: () => Promise.resolve({}),
      types: () => Promise.resolve(''),
      packageFolder: () => undefined,
    },
  };
  const command = everyCommand().find((one) => one.name === name);
  const args = command === undefined ? undefined : readArguments(command, rest);
  if (args === undefined || 'message' in args) throw new Error(args?.message ?? `There is no command ${name}.`);
  return { code: await runs[name](args, io, quickClock()), ...written };
}
