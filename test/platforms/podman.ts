import { execFileSync, spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import type { Later } from './endings.ts';
import { startProgram, temporaryFolder } from './program.ts';

/** A container service: podman, spoken to through its Docker-compatible REST interface. */
export interface Podman {
  /** The socket on which it listens. */
  readonly socket: string;
  /** Sends a request of Docker's REST interface. */
  readonly ask: (method: string, path: string, body?: object) => Promise<Reply>;
  /** What is known of a container. */
  readonly inspect: (container: string) => Promise<Inspected>;
  /** What a container has written to its standard output. */
  readonly wordsOf: (container: string) => Promise<string>;
}

/** What is known of a container, as Docker says it. */
export interface Inspected {
  readonly HostConfig: { readonly Memory: number; readonly NanoCpus: number };
  readonly State: { readonly Status: string; readonly ExitCode: number };
  readonly NetworkSettings: {
    readonly Ports?: Readonly<Record<string, readonly { readonly HostPort: string }[] | null>>;
  };
}

/** A reply of the service. */
export interface Reply {
  readonly status: number;
  readonly body: Buffer;
}

const storage = (folder: string): string =>
  `[storage]\ndriver = "vfs"\ngraphroot = "${folder}/store"\nrunroot = "${folder}/run"\n`;

/** Within another container root can set no limits, has no systemd, and needs a runtime that asks for none. */
const engine = (folder: string, network: string): string => `[containers]
default_ulimits = ["nofile=1024:1024", "nproc=1024:1024"]
[engine]
runtime = "runc"
cgroup_manager = "cgroupfs"
events_logger = "file"
tmp_dir = "${folder}/libpod"
[network]
network_backend = "cni"
network_config_dir = "${folder}/network"
default_network = "${network}"
`;

/** A network of one's own, so that nothing of it is left behind. */
function networkOf(name: string, folder: string): object {
  const subnet = `10.213.${randomInt(256)}.0/24`;
  return {
    cniVersion: '0.4.0',
    name,
    plugins: [
      {
        type: 'bridge',
        bridge: name,
        isGateway: true,
        ipMasq: true,
        hairpinMode: true,
        ipam: {
          type: 'host-local',
          dataDir: `${folder}/addresses`,
          routes: [{ dst: '0.0.0.0/0' }],
          ranges: [[{ subnet }]],
        },
      },
      { type: 'portmap', capabilities: { portMappings: true } },
    ],
  };
}

function settingsIn(folder: string, network: string, registry: string): Readonly<Record<string, string>> {
  const files = {
    CONTAINERS_STORAGE_CONF: ['storage.conf', storage(folder)],
    CONTAINERS_CONF: ['containers.conf', engine(folder, network)],
    CONTAINERS_REGISTRIES_CONF: ['registries.conf', `[[registry]]\nlocation = "${registry}"\ninsecure = true\n`],
  } as const;
  for (const [name, text] of Object.values(files)) writeFileSync(join(folder, name), text);
  mkdirSync(join(folder, 'network'));
  writeFileSync(join(folder, `network/${network}.conflist`), JSON.stringify(networkOf(network, folder)));
  return Object.fromEntries(Object.entries(files).map(([variable, [name]]) => [variable, join(folder, name)]));
}

function ask(socketPath: string, method: string, path: string, body?: object): Promise<Reply> {
  const headers = body === undefined ? {} : { 'content-type': 'application/json' };
  return new Promise((resolve, reject) => {
    const sent = request({ socketPath, method, path, headers }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(pieces) }));
      response.on('error', reject);
    });
    sent.on('error', reject).end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** Docker puts 8 bytes before each piece, of which the last four are its length. */
function wordsIn(log: Buffer): string {
  let words = '';
  for (let at = 0; at + 8 <= log.length; at += 8 + log.readUInt32BE(at + 4))
    words += log.toString('utf8', at + 8, at + 8 + log.readUInt32BE(at + 4));
  return words;
}

/**
 * Finds where the interface of a container answers.
 *
 * @param container What is known of it.
 * @returns The address of its first published port; `undefined` where it has none.
 */
export function addressOf({ NetworkSettings }: Inspected): string | undefined {
  const port = Object.values(NetworkSettings.Ports ?? {})[0]?.[0]?.HostPort;
  return port === undefined ? undefined : `http://127.0.0.1:${port}/`;
}

/**
 * Starts `podman system service` with a store and a network of its own; its containers end with it.
 *
 * @param registry Host of a registry that speaks plain HTTP.
 * @param later Notes its end.
 * @returns The service.
 */
export async function startPodman(registry: string, later: Later): Promise<Podman> {
  const folder = temporaryFolder('podman', later);
  const network = `tasktypes${randomInt(10_000)}`;
  const environment = settingsIn(folder, network, registry);
  const socket = join(folder, 'podman.sock');
  const ready = async (): Promise<boolean> => (await ask(socket, 'GET', '/_ping')).status === 200;
  later(() => {
    spawnSync('ip', ['link', 'delete', network]);
  });
  later(() => {
    const options = { env: { ...process.env, ...environment }, stdio: 'pipe' } as const;
    execFileSync('podman', ['rm', '--all', '--force', '--time', '0'], options);
  });
  await startProgram(
    ['podman', 'system', 'service', '--time', '0', `unix://${socket}`],
    { folder, environment, ready },
    later,
  );
  const read = async (path: string): Promise<Buffer> => (await ask(socket, 'GET', path)).body;
  return {
    socket,
    ask: (method, path, body) => ask(socket, method, path, body),
    inspect: async (container) => JSON.parse(String(await read(`/containers/${container}/json`))) as Inspected,
    wordsOf: async (container) => wordsIn(await read(`/containers/${container}/logs?stdout=true`)),
  };
}
