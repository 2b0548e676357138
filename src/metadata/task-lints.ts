import { problem, type Problem } from '../spec/problem.ts';
import type { Declaration } from './declarations.ts';
import { isNode, type Node } from './json-ld.ts';
import type { NamedType, TypeOf } from './named-type.ts';

/** A text that is equal for equal values, whatever the order of their keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    isNode(part) ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
}

function repeated(tasks: readonly Declaration[], typeOf: TypeOf): readonly Problem[] {
  if (tasks.length < 2) return [];
  const byType = new Map<string, Declaration[]>();
  for (const task of tasks) {
    if (typeof task.type !== 'string' || task.info === undefined) continue;
    const uri = typeOf(task.type)?.uri ?? task.type;
    const siblings = byType.get(uri);
    if (siblings === undefined) byType.set(uri, [task]);
    else siblings.push(task);
  }
  return [...byType.values()].filter(({ length }) => length > 1).flatMap(alike);
}

function alike(tasks: readonly Declaration[]): readonly Problem[] {
  const seen = new Map<string, Declaration>();
  return tasks.flatMap((task) => {
    const key = canonical(task.info);
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, task);
      return [];
    }
    return [
      problem('task-is-declared-once', {
        severity: 'warning',
        message: `The same task is declared at ${first.pointer} and again at ${task.pointer}.`,
        hint: 'Keep one of the two.',
        pointer: task.pointer,
      }),
    ];
  });
}

/** An image as registries take it, without scheme and digest: `[host[:port]/]path[:tag]`. */
const reference =
  /^(?:(?:[A-Za-z0-9.-]+|\[[A-Fa-f0-9:]+\])(?::[0-9]{1,5})?\/)?[a-z0-9][a-z0-9._/-]*(?::[A-Za-z0-9_][A-Za-z0-9_.-]*)?$/;

/** What is said, and where it stands in a file. */
type Placed = Pick<Declaration, 'info' | 'locate'>;

interface OpenImage {
  readonly field: string;
  readonly tag: string | undefined;
}

const slash = 47;
const colon = 58;

/** Offset of the tag of an image, or -1 where it has none. */
function startOfTag(image: string): number {
  for (let at = image.length - 1; at >= 0; at -= 1) {
    const code = image.charCodeAt(at);
    if (code === colon) return at + 1;
    if (code === slash) return -1;
  }
  return -1;
}

/** Says what an image leaves open, or nothing where it is pinned or no image reference at all. */
function openImage(image: string): OpenImage | undefined {
  const start = startOfTag(image);
  const tag = start === -1 ? undefined : image.slice(start);
  if (tag !== undefined && tag !== 'latest') return undefined;
  const written = image.replace(/^docker:\/\//, '');
  return written.length <= 512 && reference.test(written) ? { field: '/image', tag } : undefined;
}

/** The same of an image in parts, as Rosetta stores it; its digest says nothing, since Rosetta pulls by tag. */
function openParts({ image_name: name, image_tag: tag }: Node): OpenImage | undefined {
  if (typeof name !== 'string' || name.length > 255 || !reference.test(name)) return undefined;
  if (tag !== undefined && tag !== 'latest') return undefined;
  return { field: tag === undefined ? '/image_name' : '/image_tag', tag };
}

const nothing: readonly Problem[] = [];

function judgeImage({ locate }: Placed, open: OpenImage | undefined, hint: string): readonly Problem[] {
  if (open === undefined) return nothing;
  const lack = open.tag === undefined ? 'The image names no tag' : 'The image is tagged latest';
  return [
    problem('image-is-pinned', {
      severity: 'warning',
      message: `${lack}, so what runs may change from day to day.`,
      hint,
      pointer: locate(open.field),
    }),
  ];
}

function judgeOci(task: Placed, { image, digest }: Node): readonly Problem[] {
  if (typeof image !== 'string' || digest !== undefined) return nothing;
  return judgeImage(task, openImage(image), 'Name the tag of a release, or a digest (sha256:…).');
}

function judgeRosetta(task: Placed, info: Node): readonly Problem[] {
  const { image } = info;
  const open = typeof image === 'string' ? openImage(image) : openParts(info);
  return [...judgeImage(task, open, 'Name the tag of a release.'), ...judgePort(task, info)];
}

function judgePort({ locate }: Placed, info: Node): readonly Problem[] {
  if (typeof info['image'] !== 'string' || info['interface_port'] !== undefined) return [];
  return [
    problem('interface-port-is-given', {
      severity: 'warning',
      message: 'The task is tagged as a Rosetta container and does not say on which port it answers.',
      hint: 'Add `interface_port` with the TCP port the image listens on, so that nobody has to ask.',
      pointer: locate('/interface_port'),
    }),
  ];
}

/**
 * Finds what makes trouble later in one task by itself.
 *
 * @param task The task.
 * @param type The tasktype that it means.
 * @returns Warnings only.
 */
export function lintContainer(task: Placed, type: Pick<NamedType, 'name'> | undefined): readonly Problem[] {
  if (!isNode(task.info)) return nothing;
  if (type?.name === 'rosetta-container') return judgeRosetta(task, task.info);
  return type?.name === 'oci-container' ? judgeOci(task, task.info) : nothing;
}

/**
 * Finds what is allowed in declared tasks and yet makes trouble later: repetitions, images that may change, a port to
 * be asked for.
 *
 * @param declared What a file declares; interfaces are passed over.
 * @param typeOf Finds the tasktype that a text means.
 * @returns Warnings only.
 */
export function lintTasks(declared: readonly Declaration[], typeOf: TypeOf): readonly Problem[] {
  const tasks = declared.filter(({ kind }) => kind === 'tasktype');
  return [
    ...repeated(tasks, typeOf),
    ...tasks.flatMap((task) => lintContainer(task, typeof task.type === 'string' ? typeOf(task.type) : undefined)),
  ];
}
