import { joinPointer } from '../../spec/place.ts';
import { readForeignYaml, type ForeignYaml } from '../foreign-yaml.ts';
import { isWellKnown, readImageName, type ImageName } from './image-names.ts';
import { folderOf, recipeOfBuild } from './recipe-paths.ts';
import type { Repository, TextFile } from '../repository.ts';
import { fillIn } from './text-variables.ts';

/** A port that a service offers to the outside. */
export interface PublishedPort {
  /** Inside the container. */
  readonly port: number;
  readonly line: number;
  readonly says: string;
}

/** A service of a Compose file. */
export interface ComposeService {
  readonly name: string;
  readonly line: number;
  readonly image?: { readonly name: ImageName; readonly line: number; readonly says: string };
  /** Where it is built from files of the repository, and from which Dockerfile if that is there. */
  readonly build?: { readonly line: number; readonly recipe?: string };
  readonly ports: readonly PublishedPort[];
  /** Services that are started before it. */
  readonly needs: readonly string[];
}

type Members = Readonly<Record<string, unknown>>;

const maxServices = 200;
const maxPorts = 16;

function members(value: unknown): Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : {};
}

/** Line of a member's name, which stands on the line of its value or above. */
function lineOfName(file: TextFile, name: string, valueLine: number): number {
  const lines = file.text.split(/\r\n?|\n/, valueLine);
  for (let at = valueLine; at > 0 && valueLine - at < 20; at--) {
    const text = (lines[at - 1] ?? '').trim().replace(/^["']/, '');
    if (text.startsWith(name) && /^["']?[ \t]*:/.test(text.slice(name.length, name.length + 10))) return at;
  }
  return valueLine;
}

function needsOf(dependsOn: unknown): readonly string[] {
  const names: readonly unknown[] = Array.isArray(dependsOn) ? dependsOn : Object.keys(members(dependsOn));
  return names.filter((name) => typeof name === 'string').slice(0, maxServices);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? fillIn(String(value), new Map()) : undefined;
}

function publishedPorts(name: string, ports: unknown, lineOf: (index: number) => number): readonly PublishedPort[] {
  const list: readonly unknown[] = Array.isArray(ports) ? ports : [];
  return list.slice(0, maxPorts).flatMap((item, index) => {
    const written = textOf(typeof item === 'object' ? members(item)['target'] : item) ?? '';
    const port = Number(/(?:^|:)([0-9]{1,5})(?:\/tcp)?$/.exec(written)?.[1]);
    if (!(port >= 1 && port <= 65_535)) return [];
    return { port, line: lineOf(index), says: `the service ${name} publishes its port ${port}` };
  });
}

function recipeOf(build: unknown, composeFile: string, repository: Repository): string | undefined {
  const { context, dockerfile } = members(build);
  const folder = folderOf(composeFile) || '.';
  const inside = `${folder}/${textOf(build) ?? textOf(context) ?? '.'}`;
  const file = textOf(dockerfile);
  return recipeOfBuild(
    { context: inside, ...(file === undefined ? {} : { file: `${inside}/${file}` }) },
    [],
    repository,
  );
}

function serviceOf(
  name: string,
  value: unknown,
  file: TextFile,
  repository: Repository,
  yaml: ForeignYaml,
): ComposeService {
  const { image: written, build, ports, depends_on: dependsOn } = members(value);
  const pointer = joinPointer('/services', name);
  const image = readImageName(textOf(written) ?? '');
  const recipe = build === undefined ? undefined : recipeOf(build, file.path, repository);
  return {
    name,
    line: lineOfName(file, name, yaml.lineOf(pointer)),
    ...(image === undefined
      ? {}
      : { image: { name: image, line: yaml.lineOf(`${pointer}/image`), says: `image: ${String(written)}` } }),
    ...(build === undefined || build === null
      ? {}
      : {
          build: {
            line: lineOfName(file, 'build', yaml.lineOf(`${pointer}/build`)),
            ...(recipe === undefined ? {} : { recipe }),
          },
        }),
    needs: needsOf(dependsOn),
    ports: publishedPorts(name, ports, (index) => yaml.lineOf(`${pointer}/ports/${index}`)),
  };
}

/**
 * Reads the services of a Compose file.
 *
 * @param file The file.
 * @param repository The repository, in which the Dockerfiles are looked up.
 * @returns The services, none for a file without any; nothing where the file cannot be read.
 */
export function composeServices(file: TextFile, repository: Repository): readonly ComposeService[] | undefined {
  const yaml = readForeignYaml(file.text);
  if (yaml === undefined) return undefined;
  return Object.entries(members(members(yaml.value)['services']))
    .slice(0, maxServices)
    .map(([name, service]) => serviceOf(name, service, file, repository, yaml));
}

/**
 * Says whether all that a service does is to help another one, as databases and queues do.
 *
 * @param service The service.
 * @returns True for a well-known image that is not built here.
 */
export function onlyHelps({ build, image }: ComposeService): boolean {
  return build === undefined && image !== undefined && isWellKnown(image.name);
}
