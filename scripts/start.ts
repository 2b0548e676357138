// Serves the built site and the interface: `npm start`.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderPlannerProblems, readPlannerFile } from '../src/cli/planner-file.ts';
import { loadShippedTypes } from '../src/cli/planner-context.ts';
import { acceptsHandler, type Handler } from '../src/http/accepts.ts';
import { createApp } from '../src/http/app.ts';
import { usualLimits } from '../src/http/limits.ts';
import { ListenError, serve, type Listening, type Running } from '../src/http/node.ts';
import { isHeavy } from '../src/http/heavy-work.ts';
import { createLane, usualLane } from '../src/http/node-lane.ts';
import { createLog, type LogLevel } from '../src/http/node-log.ts';
import { readSite } from '../src/http/node-site.ts';
import { createSite } from '../src/http/site.ts';
import { base } from '../src/identity.ts';
import { createPlanner } from '../src/planner/planner.ts';
import { readQuery } from '../src/planner/query.ts';
import { createStyle } from '../src/report/style.ts';
import { headerPolicy } from '../src/site/page-policy.ts';
import { builtBase } from './built-base.ts';
import { officialContext } from './official-context.ts';
import { readSettings, type Settings } from './server-settings.ts';
import { unserved } from './unserved.ts';

/** What is to be served, and where. */
export interface ServerOptions extends Partial<Omit<Settings, 'planner' | 'log'>> {
  /** Folder of the built site; beside it may stand what was packed of it, in a folder that is called so and `.packed`. */
  readonly folder: string;
  /** Path under which everything is served. */
  readonly base: string;
  /** The port; 0 for any free one. */
  readonly port: number;
  /** Times and connections that are not as usual. */
  readonly waits?: Omit<Listening, 'host' | 'port' | 'isBehindProxy'>;
  /** What of the threads is not as usual. */
  readonly lane?: Partial<typeof usualLane>;
  readonly accepts?: Handler;
  readonly log?: { readonly level: LogLevel; readonly write: (lines: string) => void };
}

/** A running server. */
export interface Served {
  readonly address: string;
  /** Takes nothing more, answers what it took, and is done after five seconds at most. */
  readonly close: () => Promise<void>;
}

/** Header fields of every answer: what is no page runs nothing, wherever it is opened. */
const fields: Readonly<Record<string, string>> = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': '*',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
};

/** Header fields of pages: what may run there, and what others are told of who came. */
const pageFields: Readonly<Record<string, string>> = {
  'content-security-policy': headerPolicy,
  'referrer-policy': 'strict-origin-when-cross-origin',
};

/** The program of a thread: beside this one, bundled as this one is. */
const threadProgram = new URL(import.meta.url.replace(/start(\.m?[jt]s)$/, 'lane-thread$1'));

const gauges = [
  { name: 'process_resident_memory_bytes', help: 'Resident memory in bytes.', read: () => process.memoryUsage.rss() },
  {
    name: 'process_cpu_seconds_total',
    help: 'Time of the processor in seconds.',
    read: () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1e6;
    },
  },
  { name: 'process_uptime_seconds', help: 'Seconds since the start.', read: () => process.uptime() },
];

type Listen = (port: number) => Promise<Running>;

/** Takes the first free port from the one that is asked for. */
async function onFreePort(port: number, attempts: number, listen: Listen): Promise<Running> {
  try {
    return await listen(port);
  } catch (error) {
    const isTaken = error instanceof ListenError && error.code === 'EADDRINUSE';
    if (!isTaken || attempts <= 1 || port >= 65_535) throw error;
    return onFreePort(port + 1, attempts - 1, listen);
  }
}

/**
 * Serves a built site with the interface.
 *
 * @param options The folder, the base, and the settings.
 * @returns The address, and a way to end.
 * @throws {ListenError} When the port cannot be had, or where the next free one will do, none of the next hundred.
 */
export async function serveSite(options: ServerOptions): Promise<Served> {
  const {
    folder,
    port,
    host = '127.0.0.1',
    limits = usualLimits,
    isBehindProxy = false,
    mayMove = false,
    accepts,
    quota,
    log,
    waits = {},
  } = options;
  const under = options.base.endsWith('/') ? options.base : `${options.base}/`;
  const context = officialContext(limits);
  const packed = `${folder}.packed`;
  const files = readSite(folder, existsSync(packed) ? packed : undefined);
  const lane = createLane({ ...usualLane, ...options.lane, program: threadProgram, given: limits }, context);
  const watch = log === undefined ? undefined : createLog(log.level, log.write);
  const app = createApp({
    ...{ context, base: under, fields, pageFields, gauges },
    site: createSite(files, context.registry, under),
    lane: { takes: isHeavy, work: lane.work },
    ...(accepts === undefined ? {} : { accepts }),
    ...(quota === undefined ? {} : { quota }),
    ...(watch === undefined ? {} : { watch }),
  });
  const listen: Listen = (free) => serve(app, { ...waits, host, port: free, isBehindProxy });
  const running = await onFreePort(port, mayMove ? 100 : 1, listen);
  const close = async (): Promise<void> => {
    // Whoever still waits for a thread then hears so, while there is time to say it.
    const late = setTimeout(() => void lane.close(), 3_500);
    await running.close();
    clearTimeout(late);
    await lane.close();
  };
  return { address: running.address + under, close };
}

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
}

async function plannerAt(path: string): Promise<Handler> {
  const types = await loadShippedTypes();
  const file = await readPlannerFile(path, types);
  if ('message' in file) fail(`TASKTYPES_PLANNER: ${file.message} ${file.hint}`);
  process.stderr.write(renderPlannerProblems(file, { style: createStyle(false) }));
  if (file.configuration === undefined) fail(`TASKTYPES_PLANNER: the configuration "${path}" cannot be used.`);
  const { service = 'This service', offers, listen } = file.configuration;
  const planner = createPlanner(offers, { ...types, service });
  const { userHeader } = listen;
  return acceptsHandler(
    { answer: planner.accepts, readQuery: (entries) => readQuery(entries, types.registry, types.checks) },
    { isSignedIn: ({ headers }) => userHeader !== undefined && (headers.get(userHeader) ?? '') !== '' },
  );
}

/** npm hands no SIGTERM on: it ends with its shell, and leaves behind what that has started. */
function onceAlone(end: () => void): void {
  if (process.env['npm_lifecycle_event'] !== 'start') return;
  const { ppid } = process;
  const look = setInterval(() => {
    if (process.ppid === ppid) return;
    clearInterval(look);
    end();
  }, 250).unref();
}

async function main(): Promise<void> {
  const folder = process.argv[2] ?? fileURLToPath(new URL('../dist', import.meta.url));
  const settings = readSettings(process.env);
  if ('wrong' in settings) fail(settings.wrong);
  if (!existsSync(join(folder, 'index.html'))) fail(`There is no built site in "${folder}". Run npm run build first.`);
  const builtFor = builtBase(folder) ?? base;
  if (builtFor !== base)
    fail(
      `The site in "${folder}" was built for TASKTYPES_BASE=${builtFor}, and TASKTYPES_BASE is ${base} now, where its pages would not find their files. Start it with TASKTYPES_BASE=${builtFor}, or build it again: TASKTYPES_BASE=${base} npm start.`,
    );
  const accepts = settings.planner === undefined ? undefined : await plannerAt(settings.planner);
  const level = settings.log ?? (process.stderr.isTTY ? 'errors' : 'all');
  const log = { level, write: (lines: string) => void process.stderr.write(lines) };
  const { address, close } = await serveSite({
    ...{ ...settings, folder, base, log },
    ...(accepts === undefined ? {} : { accepts }),
  }).catch((error: unknown) => fail(unserved(error, settings)));
  let ended: Promise<void> | undefined;
  // Who asks twice loses no more calls than who asks once.
  const end = (): void => void (ended ??= close().then(() => process.exit(0)));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end);
  onceAlone(end);
  process.once('uncaughtException', (error) => {
    process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), level: 'error', fault: error.stack })}\n`);
    process.exit(70);
  });
  const isMoved = settings.mayMove && !new URL(address).host.endsWith(`:${settings.port}`);
  const moved = isMoved ? ` Port ${settings.port} was taken.` : '';
  process.stdout.write(`The site is served at ${address} (Ctrl-C ends it).${moved}\n`);
}

if (import.meta.main) await main();
