import { isDefaultCompose, type ComposeFile } from './compose-files.ts';
import { containerFile } from './container-files.ts';
import type { Detector } from '../detector.ts';
import { imagesOf, type RepositoryImages } from './images-of-repository.ts';
import { cloneAddress } from '../repository-address.ts';
import type { Repository } from '../repository.ts';
import type { FoundValue, Sighting, Sightings } from '../suggestion.ts';

/** Ports of databases and queues, which are published for developers. */
const notForUsers = new Set([
  22, 1433, 1521, 2181, 3306, 5432, 5671, 5672, 6379, 9042, 9092, 9200, 9300, 11211, 27017,
]); // prettier-ignore

function interfaces({ path, services }: ComposeFile): readonly FoundValue[] {
  const open = services.flatMap((service) =>
    service.ports
      .filter(({ port }) => !notForUsers.has(port))
      .map(({ port, line, says }) => ({ item: { service: service.name, port }, evidence: { file: path, line, says } })),
  );
  if (open.length === 0 || open.length > 64) return [];
  const evidence = open.map((one) => one.evidence);
  return [{ pointer: '/interfaces', value: open.map(({ item }) => item), sure: 'certain', evidence }];
}

function needsBuild({ path, services }: ComposeFile): readonly FoundValue[] {
  const evidence = services.flatMap(({ name, build }) =>
    build === undefined ? [] : { file: path, line: build.line, says: `the service ${name} is built` },
  );
  return evidence.length === 0 ? [] : [{ pointer: '/needsBuild', value: true, sure: 'certain', evidence }];
}

function sightingOf(file: ComposeFile, repository: Repository): Sighting {
  const { path, services } = file;
  const address = cloneAddress(repository, '/repository/url');
  const names = services.map(({ name }) => name);
  const evidence = [
    {
      file: path,
      line: services[0]?.line ?? 1,
      says: `the service${names.length === 1 ? '' : 's'} ${names.slice(0, 10).join(', ')}`,
    },
  ];
  return {
    tasktype: 'docker-compose',
    name: `application of ${path}`,
    reason: `${path} starts the software as ${names.length === 1 ? 'a service' : `${names.length} services`}.`,
    sure: 'certain',
    evidence,
    values: [
      ...address.values,
      ...(isDefaultCompose(path, repository.has)
        ? []
        : [{ pointer: '/repository/path', value: path, sure: 'certain', evidence } as const]),
      ...interfaces(file),
      ...needsBuild(file),
    ],
    missing: address.missing,
  };
}

/** A single service that is built from a Dockerfile which counts by itself: the container is the thing. */
function isOneContainer({ services }: ComposeFile, { recipes }: RepositoryImages): boolean {
  const [only, ...others] = services;
  return others.length === 0 && recipes.some(({ path }) => path === only?.build?.recipe);
}

/** Looks for Compose files; one with a single service that a Dockerfile builds is only another way to start that container. */
function detect(repository: Repository): Sightings {
  const images = imagesOf(repository);
  const { own, leftOut } = images.compose;
  const isAlso = (file: ComposeFile): boolean => isOneContainer(file, images);
  return {
    tasks: own.filter((file) => !isAlso(file)).map((file) => sightingOf(file, repository)),
    also: own.filter(isAlso).map((file) => sightingOf(file, repository)),
    leftOut,
  };
}

/** Finds Compose files that start the software: docker-compose. */
export const compose: Detector = {
  wants: (path) => containerFile(path) !== undefined,
  detect,
};
