import { imageParts } from '../launch/image-steps.ts';
import { applyStep } from '../launch/steps.ts';
import { isObject } from '../spec/object.ts';
import { members } from './offer-set-compute.ts';
import type { Taking } from './taking.ts';

type Members = Readonly<Record<string, unknown>>;

const isWord = (word: unknown): word is string => typeof word === 'string' && /^\S+$/.test(word);

function takeImage(taking: Taking): Members | undefined {
  const image = taking.text('/taskinfo/image');
  if (image === undefined) return undefined;
  const { host, path, tag } = imageParts(image);
  const [named = '', pinned] = image.split('@');
  const isPinnedAlone = pinned !== undefined && !/:[^/]*$/.test(named.replace(/^docker:\/\//, ''));
  return members({
    locations: [isPinnedAlone ? `${host}/${path}` : `${host}/${path}:${tag}`],
    digest: taking.text('/taskinfo/digest') ?? pinned,
    platform: members({
      architecture: taking.text('/taskinfo/platform/architecture'),
      os: taking.text('/taskinfo/platform/os'),
    }),
  });
}

/** A broker has one text for the entry point, which is split at blanks. */
function takeEntrypoint(taking: Taking): string | undefined {
  const pointer = '/taskinfo/entrypoint';
  const words = taking.list(pointer);
  if (words === undefined) return undefined;
  if (words.length > 0 && words.every(isWord)) return words.join(' ');
  taking.lose(pointer, 'A broker has one text for the entry point, which cannot hold these words apart.');
  return undefined;
}

function takePorts(taking: Taking): unknown {
  const ports = taking.look('/taskinfo/ports');
  if (!Array.isArray(ports) || ports.length === 0) return undefined;
  for (const [index, port] of ports.entries()) {
    const at = `/taskinfo/ports/${index}`;
    const { protocol, transport } = isObject(port) ? port : {};
    for (const name of ['port', 'transport', 'protocol', 'path']) taking.any(`${at}/${name}`);
    const isWeb = protocol === 'http' || protocol === 'https';
    if (protocol !== undefined && !isWeb)
      taking.lose(`${at}/protocol`, 'A broker knows the protocols HTTP, HTTPS, TCP and UDP only.');
    if (isWeb && transport === 'udp')
      taking.lose(`${at}/transport`, 'A broker has one word for transport and protocol, and takes the protocol.');
  }
  const stepped = applyStep('broker-ports', ports);
  return 'value' in stepped ? stepped.value : undefined;
}

/**
 * Takes what an Execution Broker needs to know of a container.
 *
 * @param taking The task, an oci-container.
 * @param hasCommand Whether the broker has a field for the command.
 * @returns The members of the executable; nothing where no image is named.
 */
export function takeContainer(taking: Taking, hasCommand: boolean): Members | undefined {
  const image = takeImage(taking);
  if (image === undefined) return undefined;
  const ports = takePorts(taking);
  return members({
    image,
    privileged: taking.flag('/taskinfo/privileged'),
    command: hasCommand ? taking.list('/taskinfo/command') : undefined,
    entrypoint: takeEntrypoint(taking),
    environment: taking.any('/taskinfo/environment'),
    network: ports === undefined ? undefined : { ports },
  });
}

function takePort(taking: Taking, at: string): Members {
  const protocol = taking.text(`${at}/protocol`)?.toLowerCase();
  if (taking.look(`${at}/access`) === true) taking.flag(`${at}/access`);
  const isWeb = protocol === 'http' || protocol === 'https';
  if (protocol !== undefined && !isWeb && protocol !== 'tcp' && protocol !== 'udp')
    taking.lose(`${at}/protocol`, 'This is none of HTTP, HTTPS, TCP and UDP.');
  const port = members({
    port: taking.number(`${at}/internal/port`),
    transport: protocol === 'udp' ? protocol : undefined,
    protocol: isWeb ? protocol : undefined,
    path: taking.text(`${at}/path`),
  });
  return port ?? {};
}

/**
 * Takes the taskinfo of an oci-container from a request to an Execution Broker.
 *
 * @param taking The request.
 * @returns The taskinfo without its resources; nothing where no image is named.
 */
export function takeOciContainer(taking: Taking): Members | undefined {
  const image = taking.text('/executable/image/locations/0');
  if (image === undefined) return undefined;
  const ports = taking.look('/executable/network/ports');
  return members({
    image,
    digest: taking.text('/executable/image/digest'),
    platform: members({
      architecture: taking.text('/executable/image/platform/architecture'),
      os: taking.text('/executable/image/platform/os'),
    }),
    entrypoint: taking
      .text('/executable/entrypoint')
      ?.split(/\s+/)
      .filter((word) => word !== ''),
    command: taking.list('/executable/command'),
    environment: taking.any('/executable/environment'),
    ports: Array.isArray(ports)
      ? ports.map((_, index) => takePort(taking, `/executable/network/ports/${index}`))
      : undefined,
    privileged: taking.flag('/executable/privileged'),
  });
}
