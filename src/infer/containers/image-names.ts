/** Stands in a text where a variable has a value that no file tells. */
export const unknownPart = '\u0000';

/** Name under which a registry holds an image. */
export interface ImageName {
  /** `docker.io` where none is written, as Docker reads it. */
  readonly host: string;
  /** With `library/` before a single word on Docker Hub. */
  readonly path: string;
  readonly tag?: string;
  readonly digest?: string;
  /** Whether a tag is written that is decided by a variable. */
  readonly tagVaries: boolean;
  /** Whether a host is written. */
  readonly hasHost: boolean;
  /** Whether the name is one word without a host: on Docker Hub an official image, otherwise an image on one machine. */
  readonly oneWord: boolean;
}

const dockerHub = new Set(['docker.io', 'index.docker.io', 'registry-1.docker.io', 'registry.hub.docker.com']);
const hostName = /^[a-z0-9]+(?:-+[a-z0-9]+)*(?:\.[a-z0-9]+(?:-+[a-z0-9]+)*)+(?::[0-9]{1,5})?$/;
const pathSegment = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;
const tagName = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const digestText = /^sha256:[a-f0-9]{64}$/;
/** Namespaces that stand for the reader's own in instructions. */
const placeholder =
  /^(?:your.*|my-?(?:user|name|org|account|project|repo|company|image|app|team|docker|registry).*|(?:docker-?(?:hub-?)?)?user(?:-?(?:name|id))?|account|namespace|org|organi[sz]ation|owner|example|foo|xxx+)$/;
/** Hosts that stand for the reader's own, or are known only inside one network. */
const placeholderHost =
  /^(?:my|your)|(?:^|\.)example\.(?:com|net|org)(?::|$)|\.(?:local|internal|localdomain|test|invalid)(?::|$)|^[0-9.]+(?::|$)/;

/**
 * Reads the name of an image.
 *
 * @param written As somebody wrote it, with or without `docker://`; {@link unknownPart} where a variable stands.
 * @returns The name; nothing where it is none, is decided by a variable, is a placeholder, or names the machine itself.
 */
export function readImageName(written: string): ImageName | undefined {
  const bare = written.replace(/^docker:\/\//, '');
  if (bare.length > 512 || bare.includes('://')) return undefined;
  const [named = '', digest] = bare.split('@', 2);
  const slash = named.indexOf('/');
  const first = slash === -1 ? '' : named.slice(0, slash).toLowerCase();
  const hasHost = /[.:]/.test(first) || first === 'localhost';
  const rest = hasHost ? named.slice(slash + 1) : named;
  const colon = rest.indexOf(':');
  const path = colon === -1 ? rest : rest.slice(0, colon);
  const tag = colon === -1 ? undefined : rest.slice(colon + 1);
  const tagVaries = tag?.includes(unknownPart) === true || digest?.includes(unknownPart) === true;
  const segments = path.split('/');
  if (hasHost && (!hostName.test(first) || placeholderHost.test(first))) return undefined;
  if (!segments.every((segment) => pathSegment.test(segment)) || placeholder.test(segments[0] ?? '')) return undefined;
  if (tag !== undefined && !tagVaries && !tagName.test(tag)) return undefined;
  if (digest !== undefined && !tagVaries && !digestText.test(digest)) return undefined;
  const host = !hasHost || dockerHub.has(first) ? 'docker.io' : first;
  return {
    host,
    path: host === 'docker.io' && segments.length === 1 ? `library/${path}` : path,
    ...(tag === undefined || tagVaries ? {} : { tag }),
    ...(digest === undefined || tagVaries ? {} : { digest }),
    tagVaries,
    hasHost,
    oneWord: !hasHost && segments.length === 1,
  };
}

/**
 * Writes the name of an image in full.
 *
 * @param image The image.
 * @returns Host and path, with tag and digest where there are some.
 */
export function writeImageName({
  host,
  path,
  tag,
  digest,
}: Pick<ImageName, 'host' | 'path' | 'tag' | 'digest'>): string {
  return `${host}/${path}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}

/**
 * Names the place of an image, whatever its version.
 *
 * @param image The image.
 * @returns Host and path.
 */
export function imageKey({ host, path }: Pick<ImageName, 'host' | 'path'>): string {
  return `${host}/${path}`;
}

const knownHosts = /^(?:mcr\.microsoft\.com|nvcr\.io|registry\.k8s\.io|k8s\.gcr\.io|gcr\.io|public\.ecr\.aws)$/;
const knownOwners = new Set(
  `library nvidia nvidia/cuda bitnami jupyter jupyterhub rocker continuumio mambaorg condaforge conda-forge selenium grafana prom minio
  confluentinc apache rootproject tensorflow pytorch intel rocm linuxserver circleci cimg almalinux rockylinux opensuse fedora
  oracle ubuntu debian alpine adminer dpage mongo-express hashicorp traefik portainer containrrr nginxinc nginxproxy jenkins
  gitlab gitlab-org sonarsource localstack elastic opensearchproject clickhouse timescale postgis mariadb mysql redis
  phpmyadmin rabbitmq memcached astral-sh pypa julialang rstudio texlive danteev koalaman hadolint moby docker tonistiigi
  prometheus kasmweb otel jaegertracing openzipkin provectuslabs wurstmeister tiangolo sonatype keycloak`.split(/\s+/),
);

/**
 * Says whether an image is a well-known one that others build on or start beside their own.
 *
 * @param image The image.
 * @returns True for official images of Docker Hub and those of publishers known for base images, databases and tools.
 */
export function isWellKnown({ host, path }: Pick<ImageName, 'host' | 'path'>): boolean {
  return knownHosts.test(host) || knownOwners.has(path.split('/')[0] ?? '');
}
