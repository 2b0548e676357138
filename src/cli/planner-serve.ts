import { site, base, identifiers, identifiersLead } from '../identity.ts';
import type { Handler } from '../http/accepts.ts';
import { ListenError, serve } from '../http/node.ts';
import { plannerApp } from '../http/planner-app.ts';
import type { Configuration } from '../planner/configuration/configuration.ts';
import type { Question } from '../planner/message.ts';
import { createPlanner } from '../planner/planner.ts';
import { readQuery } from '../planner/query.ts';
import { lookup } from '../registry/lookup.ts';
import { cut, quotedForShell, visible } from '../spec/words.ts';
import type { Arguments } from './arguments.ts';
import { stateOf, whenChanged } from './changed-file.ts';
import { exitCode, type Io, type WrongUse } from './io.ts';
import type { ShippedTypes } from './planner-context.ts';
import { readPlannerFile, renderPlannerProblems } from './planner-file.ts';
import { plannerPath, readyPlanner, type ReadyPlanner } from './planner-read.ts';
import { lookOf, refuse } from './terminal.ts';

/** Where a planner listens, once everything that may say so has been asked. */
interface Address {
  readonly host: string;
  readonly port: number;
  /** Without a slash at its end. */
  readonly prefix: string;
}

const isPort = (text: string): boolean => /^[0-9]{1,5}$/.test(text) && Number(text) <= 65_535;

/** What the environment sets; an empty text sets nothing. */
function setting({ environment }: Io, name: string): string | undefined {
  const value = environment[name];
  return value === '' ? undefined : value;
}

function hubAddress({ JUPYTERHUB_SERVICE_URL: url = '' }: Io['environment']): Partial<Address> {
  if (!URL.canParse(url)) return {};
  const { hostname, port } = new URL(url);
  return { host: hostname.replace(/^\[(.*)\]$/, '$1'), ...(port === '' ? {} : { port: Number(port) }) };
}

/** Options first, then a JupyterHub, then HOST and PORT, then the file. */
function addressOf({ options }: Arguments, io: Io, { listen }: Configuration): Address | WrongUse {
  const hub = hubAddress(io.environment);
  const option = (name: string): string | undefined => {
    const value = options.get(name);
    return typeof value === 'string' ? value : undefined;
  };
  const port = option('port') ?? (hub.port === undefined ? setting(io, 'PORT') : String(hub.port));
  if (port !== undefined && !isPort(port))
    return { message: `"${port}" is no port.`, hint: 'Name a number from 0 to 65535: --port 8080, or PORT=8080.' };
  const prefix = option('prefix') ?? setting(io, 'JUPYTERHUB_SERVICE_PREFIX') ?? listen.prefix ?? '';
  if (!/^(?:\/[A-Za-z0-9._~-]+)*\/*$/.test(prefix))
    return { message: `"${prefix}" is no path.`, hint: 'Name a path such as /services/planner.' };
  return {
    host: option('host') ?? hub.host ?? setting(io, 'HOST') ?? listen.host ?? '127.0.0.1',
    port: port === undefined ? (listen.port ?? 8080) : Number(port),
    prefix: prefix.replace(/\/+$/, ''),
  };
}

/** The page that says what a tasktype is: that of the site that this machine names, else the permanent one. */
function resolverLink(tasktype: string, { environment }: Io): string {
  const home = environment['TASKTYPES_SITE'] || identifiersLead ? new URL(base, site).href : `${identifiers}/`;
  return `${home}#what=${encodeURIComponent(tasktype)}`;
}

/** One line for each tasktype that no offer takes and the registry does not know; the most recent ones are not told again. */
function unknownTypes({ registry }: ShippedTypes, io: Io): (question: Question) => void {
  const told = new Set<string>();
  return ({ tasktype }) => {
    if (told.has(tasktype) || registry.find(tasktype)?.kind === 'tasktype') return;
    told.add(tasktype);
    if (told.size > 1_000) told.delete([...told][0] ?? '');
    const answer = lookup(registry, tasktype);
    const near = answer.status === 'suggestion' ? `; the nearest is ${answer.suggestions[0].type.uri}` : '';
    const shown = visible(cut(tasktype, 300));
    const command = shown === tasktype ? `, or run: tasktypes resolve ${quotedForShell(tasktype)}` : '';
    const time = new Date().toISOString();
    io.stderr.write(
      `${time} unknown tasktype "${shown}"${near}; see ${resolverLink(cut(tasktype, 300), io)}${command}\n`,
    );
  };
}

function handlerFor(configuration: Configuration, types: ShippedTypes, prefix: string, io: Io): Handler {
  const { service = 'This service', offers, listen } = configuration;
  const planner = createPlanner(offers, { ...types, service });
  const own = new Set(offers.map(({ tasktype }) => tasktype));
  const noteUnknown = unknownTypes(types, io);
  const { userHeader } = listen;
  return plannerApp(
    { answer: planner.accepts, readQuery: (entries) => readQuery(entries, types.registry, types.checks) },
    { service, tasktypes: [...own] },
    prefix,
    {
      isSignedIn: (request) => userHeader !== undefined && (request.headers.get(userHeader) ?? '') !== '',
      onAnswer: (question) => {
        if (!own.has(question.tasktype)) noteUnknown(question);
      },
    },
  );
}

/** Waits until the program is asked to end. */
function stopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT']) {
      process.removeAllListeners(signal);
      process.once(signal, resolve);
    }
  });
}

/** A planner whose offers can be exchanged between two requests. */
interface Exchangeable {
  readonly handler: Handler;
  /** Takes the configuration as it is now; where something in it is wrong, the one before stays. */
  readonly readAgain: () => Promise<void>;
}

function exchangeable(path: string, { configuration, types }: ReadyPlanner, prefix: string, io: Io): Exchangeable {
  let current = handlerFor(configuration, types, prefix, io);
  const listened = JSON.stringify(configuration.listen);
  const readAgain = async (): Promise<void> => {
    const file = await readPlannerFile(path, types);
    if ('message' in file) refuse(io, file);
    else io.stderr.write(renderPlannerProblems(file, lookOf(io.stderr, io)));
    const next = 'message' in file ? undefined : file.configuration;
    if (next !== undefined) current = handlerFor(next, types, prefix, io);
    const isElsewhere = next !== undefined && JSON.stringify(next.listen) !== listened;
    const told = isElsewhere
      ? 'read again; what `listen` says holds from the next start on.'
      : next === undefined
        ? 'the planner goes on with the configuration it has.'
        : 'read again.';
    io.stderr.write(`${path}: ${told}\n`);
  };
  return { handler: (request) => current(request), readAgain };
}

/**
 * Serves a planner until it is asked to end; when the configuration changes, it is read again.
 *
 * @param args The file, and the options of `planner serve`.
 * @param io The environment, and where is written.
 * @returns The exit code.
 */
export async function run(args: Arguments, io: Io): Promise<number> {
  const path = plannerPath(args);
  if (args.operands.length > 1)
    return refuse(io, { message: 'One planner is served at a time.', hint: `Write: tasktypes planner serve ${path}` });
  const state = stateOf(path);
  const ready = await readyPlanner(path, io);
  if (typeof ready === 'number') return ready;
  const address = addressOf(args, io, ready.configuration);
  if ('message' in address) return refuse(io, address);
  const { handler, readAgain } = exchangeable(path, ready, address.prefix, io);
  try {
    const running = await serve(handler, address);
    const { service = 'The planner' } = ready.configuration;
    io.stdout.write(`${service} answers at ${running.address}${address.prefix}/accepts\n`);
    const endLooking = whenChanged(path, state, () => void readAgain());
    await stopped();
    endLooking();
    await running.close();
    return exitCode.fine;
  } catch (error) {
    if (!(error instanceof ListenError)) throw error;
    return refuse(io, {
      message: error.message,
      hint: 'Name another port or address: --port 8081, or --port 0 for any free one.',
    });
  }
}
