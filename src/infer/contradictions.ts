import { isNode } from '../metadata/json-ld.ts';
import { isEqual } from '../spec/equal.ts';
import { splitPointer, valueAt } from '../spec/place.ts';
import { readImageName } from './containers/image-names.ts';
import { normalName, normalRequirement, normalSpecifier } from './packages/requirements.ts';
import type { FoundValue, SuggestedTask } from './suggestion.ts';

/** A declared value that a file of the repository says otherwise. */
export interface Contradiction {
  /** JSON Pointer into the declared taskinfo. */
  readonly pointer: string;
  readonly declared: unknown;
  readonly found: FoundValue;
}

/** Writes a value so that equal ones are equal; `undefined` for what cannot be compared. */
type Normal = (value: unknown) => unknown;

const ofText =
  (normal: (text: string) => string): Normal =>
  (value) =>
    typeof value === 'string' ? normal(value) : value;

/** A list of one may stand as its item in JSON-LD. */
const ofList =
  (normal: (text: string) => string): Normal =>
  (value) =>
    [value].flat().map(ofText(normal)).sort();

function normalAddress(address: string): string {
  return address
    .toLowerCase()
    .replace(/^git\+/, '')
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/(?:\.git)?\/?$/, '');
}

function normalRegistry(registry: string): string {
  return registry.replace(/^docker:\/\//, '').toLowerCase();
}

const normals: Readonly<Record<string, Normal>> = {
  pipname: ofText(normalName),
  requires_python: ofText(normalSpecifier),
  requires_dist: ofList(normalRequirement),
  requirements: ofList(normalRequirement),
  url: ofText(normalAddress),
  repository: ofText(normalAddress),
  registry: ofText(normalRegistry),
};

/** Values that may differ without being wrong: which of many notebooks, which release, what an author chose to call it. */
const free: readonly string[] = [
  ...[
    '/repository/path',
    '/path',
    '/urlpath',
    '/filepath',
    '/repository/ref',
    '/ref',
    '/kernel/version',
    '/kernel/name',
  ],
  ...['/image', '/image_name', '/image_tag', '/image_digest', '/registry', '/nbformat_minor'],
];

function differs(pointer: string, one: unknown, other: unknown): boolean {
  const normal = normals[splitPointer(pointer).at(-1) ?? ''] ?? ((value) => value);
  const [written, found] = [normal(one), normal(other)];
  return !isEqual(written, found) && !(Array.isArray(found) && isEqual([written], found));
}

/**
 * Names the image of a taskinfo without its tag, which changes with every release.
 *
 * @param taskinfo The taskinfo of a container, its image in one text or in parts.
 * @returns Host and path; nothing where there is no image or its name cannot be read.
 */
export function imageOf(taskinfo: unknown): string | undefined {
  if (!isNode(taskinfo)) return undefined;
  const { image, registry, image_name: name } = taskinfo;
  const inParts =
    typeof registry === 'string' && typeof name === 'string' ? `${normalRegistry(registry)}/${name}` : image;
  const read = typeof inParts === 'string' ? readImageName(inParts) : undefined;
  return read && `${read.host}/${read.path}`;
}

function otherImage(taskinfo: unknown, task: SuggestedTask): readonly Contradiction[] {
  const found = task.values.find(({ pointer, sure }) => /^\/image(?:_name)?$/.test(pointer) && sure === 'certain');
  const [written, right] = [imageOf(taskinfo), imageOf(task.taskinfo)];
  if (found === undefined || written === undefined || right === undefined || written === right) return [];
  const pointer = valueAt(taskinfo, '/image') === undefined ? '/image_name' : '/image';
  return [{ pointer, declared: valueAt(taskinfo, pointer), found: { ...found, value: right } }];
}

/**
 * Finds the values of a declared task that the repository says otherwise. What the declaration leaves out is no
 * contradiction, nor is what the repository says by convention only.
 *
 * @param taskinfo The declared taskinfo.
 * @param task A suggested task of the same type.
 * @returns The values, in the order in which they were found.
 */
export function contradictions(taskinfo: unknown, task: SuggestedTask): readonly Contradiction[] {
  const others = task.values.flatMap((found): readonly Contradiction[] => {
    const { pointer, value, sure } = found;
    const declared = valueAt(taskinfo, pointer);
    if (sure !== 'certain' || declared === undefined || free.includes(pointer)) return [];
    return differs(pointer, declared, value) ? [{ pointer, declared, found }] : [];
  });
  return [...otherImage(taskinfo, task), ...others];
}
