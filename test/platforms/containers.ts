import type { OfferedInterface } from '../../src/planner.entry.ts';
import { servicetypes } from '../../src/official.ts';
import { programNamed } from '../parts.ts';
import type { Later } from './endings.ts';
import { startImageRegistry, type PushedImage } from './image-registry.ts';
import { startPodman, type Podman } from './podman.ts';
import { servePortainer } from './portainer.ts';
import { freePort } from './program.ts';
import { serveUwsJobs } from './uws-jobs.ts';

/** What the services need of the system, and whether it is here. */
export const containerParts = {
  'docker-registry': programNamed('docker-registry') !== undefined,
  'the static busybox': programNamed('/bin/busybox') !== undefined,
  podman: programNamed('podman') !== undefined,
  runc: programNamed('runc') !== undefined,
  'the rights of root': process.getuid?.() === 0,
};

/** Real services that run containers, and a registry with two images. */
export interface Containers {
  /** An image that prints its words and ends. */
  readonly hello: PushedImage;
  /** An image that serves a page over HTTP. */
  readonly page: PushedImage & { readonly port: number };
  readonly podman: Podman;
  readonly portainer: OfferedInterface;
  /** The access token for the Portainer. */
  readonly key: string;
  readonly uws: OfferedInterface;
}

/**
 * Starts a registry, a container service and what stands in front of it.
 *
 * @param later Notes their ends.
 * @returns The services.
 */
export async function startContainers(later: Later): Promise<Containers> {
  const registry = await startImageRegistry(later);
  const busybox = '/bin/busybox';
  const port = await freePort();
  const serving = [busybox, 'httpd', '-f', '-p', String(port), '-h', '/www'];
  const greeting = [busybox, 'echo', 'Hello, world'];
  const hello = await registry.push({ name: 'demo/hello-world', tag: '1.0', command: greeting });
  const page = await registry.push({ name: 'demo/page', tag: '1.0', command: serving, port });
  const podman = await startPodman(registry.host, later);
  const key = 'an access token';
  const endpoint = await servePortainer(podman, key, later);
  const jobs = await serveUwsJobs(podman, later);
  return {
    hello,
    page: { ...page, port },
    podman,
    key,
    portainer: { servicetype: servicetypes.portainer, serviceinfo: { endpoint, environmentId: 1 } },
    uws: { servicetype: servicetypes.dockerUws, serviceinfo: { endpoint: jobs, imageParameter: 'image' } },
  };
}
