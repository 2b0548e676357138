import { listed } from '../../spec/words.ts';
import type { DockerImage, Said } from './dockerfile.ts';
import { listenAddress, type ListenAddress } from './listen-address.ts';
import { startedPrograms } from './start-command.ts';
import type { Evidence, Sureness } from '../suggestion.ts';
import { servedProtocol, servingBase, writtenPort } from './web-servers.ts';

/** The web page with which an image answers. */
export interface WebInterface {
  readonly port: number;
  readonly protocol: 'http' | 'https';
  /** How sure it is that there is one. */
  readonly sure: Sureness;
  readonly portSure: Sureness;
  /** Where the port is said. */
  readonly portEvidence: Evidence;
  /** Where it is said what answers there. */
  readonly serverEvidence: Evidence;
}

/** Why an image with open ports is not said to have a web page. */
export interface NoWebInterface {
  readonly line: number;
  readonly what: string;
  readonly because: string;
}

/** Ports of databases, queues, shells and desktops, which no browser opens. */
const notForBrowsers = new Set([
  21, 22, 23, 25, 53, 111, 389, 1433, 1521, 2181, 2375, 3306, 3389, 5432, 5671, 5672, 5900, 5901, 6379, 9042, 9092, 11211,
  26379, 27017,
]); // prettier-ignore
/** Ports on which web pages usually are. */
const forBrowsers = new Set([
  80, 443, 3000, 3838, 4200, 5000, 5006, 6080, 7860, 8000, 8050, 8080, 8081, 8443, 8501, 8787, 8866, 8888,
]); // prettier-ignore

/** So many ports at most are named. */
const maxNamed = 6;

interface Served {
  readonly protocol: 'http' | 'https';
  readonly said: Said<unknown>;
  readonly written?: number;
  readonly address: ListenAddress;
  /** Whether a setting that no file tells may keep it from answering. */
  readonly mayBeClosed?: true;
}

function servedByBase({ base }: DockerImage): Served | undefined {
  const serving = base && servingBase(base.value);
  return base && serving && { protocol: serving.protocol, said: base, address: 'everywhere' as const };
}

/** What the image starts: ENTRYPOINT with CMD, or CMD alone where ENTRYPOINT is a script that hands over to it. */
function served({ entrypoint, command, variables }: DockerImage): Served | undefined {
  const start = entrypoint?.value ?? [];
  const shellForm = start[0] === 'sh' && start[1] === '-c';
  const whole = [...start, ...(shellForm ? [] : (command?.value ?? []))];
  const handsOver = start.length === 1 && /entry-?point|\.sh$/.test(start[0] ?? '');
  const said = command ?? entrypoint;
  if (said === undefined) return undefined;
  const programs = [...startedPrograms(whole), ...(handsOver ? startedPrograms(command?.value ?? []) : [])];
  for (const program of programs) {
    const protocol = servedProtocol(program);
    if (protocol === undefined) continue;
    const written = writtenPort(program.words);
    const address = listenAddress(program, variables);
    const mayBeClosed =
      address === 'not told' && program.program.startsWith('jupyter') ? { mayBeClosed: true as const } : {};
    return { protocol, said, address, ...mayBeClosed, ...(written === undefined ? {} : { written }) };
  }
  return undefined;
}

function choosePort(ports: readonly number[], written: number | undefined): number | string {
  const [only, ...others] = ports;
  if (written !== undefined)
    return ports.includes(written)
      ? written
      : `the program is told to listen on port ${written}, which EXPOSE does not name`;
  if (only !== undefined && others.length === 0)
    return notForBrowsers.has(only) ? 'the port is none that a browser opens' : only;
  const [web, ...more] = ports.filter((port) => forBrowsers.has(port));
  return web !== undefined && more.length === 0 ? web : 'it cannot be told which of the ports has a web page';
}

/** What is left out: the ports are declared all the same. */
function pageOn(ports: readonly number[]): string {
  const one = ports.length === 1 ? 'port' : 'one of the ports';
  return `a web page on ${one} ${listed(ports.slice(0, maxNamed).map(String))}`;
}

/**
 * Finds the web page with which an image answers: an exposed port, and a program or a base image known to serve.
 *
 * @param image The image.
 * @param file Path of its Dockerfile, for the evidence.
 * @returns The interface; why there is none where ports are exposed; nothing for an image that is only a command.
 */
export function webInterfaceOf(image: DockerImage, file: string): WebInterface | NoWebInterface | undefined {
  const exposed = image.ports.filter(({ value }) => value.transport === 'tcp');
  const [first] = exposed;
  const starts = image.entrypoint ?? image.command;
  const program = served(image) ?? (starts === undefined ? servedByBase(image) : undefined);
  const none = (because: string): NoWebInterface | undefined =>
    first && { line: first.line, what: pageOn([...new Set(exposed.map(({ value }) => value.port))]), because };
  if (program === undefined)
    return none(
      starts === undefined
        ? 'no CMD or ENTRYPOINT says what answers there'
        : `what it starts is not known to serve web pages: ${starts.says}`,
    );
  if (program.address === 'itself') return none('it answers on 127.0.0.1 only');
  if (program.address === 'itself by default')
    return none('it answers on 127.0.0.1 only unless it is told to bind to 0.0.0.0');
  const documentedPort = image.base && servingBase(image.base.value)?.port;
  const ports = first ? exposed.map(({ value }) => value.port) : documentedPort ? [documentedPort] : [];
  const port = choosePort([...new Set(ports)], program.written);
  if (typeof port === 'string') return none(port);
  const said = exposed.find(({ value }) => value.port === port);
  const documented = `${image.base?.says ?? ''}: its documentation names port ${port}`;
  return {
    port,
    protocol: program.protocol,
    sure: said === undefined || program.said === image.base || program.mayBeClosed ? 'likely' : 'certain',
    portSure: said === undefined ? 'likely' : 'certain',
    portEvidence: said
      ? { file, line: said.line, says: said.says }
      : { file, line: image.base?.line ?? 1, says: documented },
    serverEvidence: { file, line: program.said.line, says: program.said.says },
  };
}
