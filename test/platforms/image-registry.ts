import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Later } from './endings.ts';
import { freePort, startProgram, temporaryFolder } from './program.ts';

/** A real registry of container images on a port of this machine. */
export interface ImageRegistry {
  /** Its host, as references of images begin. */
  readonly host: string;
  /** Puts an image into it. */
  readonly push: (image: Image) => Promise<PushedImage>;
}

/** An image with nothing but busybox and a page. */
export interface Image {
  /** Name and tag. */
  readonly name: string;
  readonly tag: string;
  /** What runs, by the path of the program. */
  readonly command: readonly string[];
  /** The TCP port on which it listens; none where it has no interface. */
  readonly port?: number;
}

/** An image that can be pulled. */
export interface PushedImage {
  /** `host/name:tag`. */
  readonly reference: string;
  readonly digest: string;
}

/** The page of every image. */
export const pageText = '<h1>Hello from a container</h1>\n';

const schema = 'application/vnd.oci.image';

const sha256 = (bytes: Uint8Array): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** The files of every image: a static busybox and a page. */
function layerIn(folder: string): Buffer {
  const root = join(folder, 'root');
  for (const name of ['bin', 'www']) mkdirSync(join(root, name), { recursive: true });
  copyFileSync('/bin/busybox', join(root, 'bin/busybox'));
  writeFileSync(join(root, 'www/index.html'), pageText);
  return execFileSync('tar', ['-C', root, '-cf', '-', '.'], { maxBuffer: 2 ** 26 });
}

async function asked(url: string, status: number, init: RequestInit): Promise<Response> {
  const response = await fetch(url, init);
  if (response.status !== status) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return response;
}

async function pushBlob(repository: string, bytes: Uint8Array<ArrayBuffer>): Promise<object> {
  const digest = sha256(bytes);
  const upload = await asked(`${repository}/blobs/uploads/`, 202, { method: 'POST' });
  const place = new URL(upload.headers.get('location') ?? '', repository);
  place.searchParams.set('digest', digest);
  await asked(place.href, 201, {
    method: 'PUT',
    headers: { 'content-type': 'application/octet-stream' },
    body: bytes,
  });
  return { digest, size: bytes.length };
}

function configurationOf({ command, port }: Image, layer: Uint8Array): object {
  const exposed = port === undefined ? {} : { ExposedPorts: { [`${port}/tcp`]: {} } };
  return {
    architecture: { x64: 'amd64' }[process.arch as string] ?? process.arch,
    os: 'linux',
    config: { Cmd: command, ...exposed },
    rootfs: { type: 'layers', diff_ids: [sha256(layer)] },
  };
}

const encoded = (value: object): Uint8Array<ArrayBuffer> => new TextEncoder().encode(JSON.stringify(value));

async function push(host: string, image: Image, layer: Uint8Array<ArrayBuffer>): Promise<PushedImage> {
  const repository = `http://${host}/v2/${image.name}`;
  const manifest = encoded({
    schemaVersion: 2,
    mediaType: `${schema}.manifest.v1+json`,
    config: {
      mediaType: `${schema}.config.v1+json`,
      ...(await pushBlob(repository, encoded(configurationOf(image, layer)))),
    },
    layers: [{ mediaType: `${schema}.layer.v1.tar`, ...(await pushBlob(repository, layer)) }],
  });
  const headers = { 'content-type': `${schema}.manifest.v1+json` };
  await asked(`${repository}/manifests/${image.tag}`, 201, { method: 'PUT', headers, body: manifest });
  return { reference: `${host}/${image.name}:${image.tag}`, digest: sha256(manifest) };
}

/**
 * Starts Debian's `docker-registry` with a store of its own.
 *
 * @param later Notes its end.
 * @returns The registry, empty.
 */
export async function startImageRegistry(later: Later): Promise<ImageRegistry> {
  const folder = temporaryFolder('registry', later);
  const host = `127.0.0.1:${await freePort()}`;
  const configuration = {
    version: 0.1,
    log: { level: 'error' },
    storage: { filesystem: { rootdirectory: join(folder, 'store') } },
    http: { addr: host },
  };
  writeFileSync(join(folder, 'registry.yml'), JSON.stringify(configuration));
  const ready = async (): Promise<boolean> => (await fetch(`http://${host}/v2/`)).ok;
  await startProgram(['docker-registry', 'serve', 'registry.yml'], { folder, ready }, later);
  const layer = new Uint8Array(layerIn(folder));
  return { host, push: (image) => push(host, image, layer) };
}
