import type { Fault } from '../spec/change.ts';
import { problem } from '../spec/problem.ts';
import { described } from '../spec/words.ts';
import type { Declaration, Declarations } from './declarations.ts';
import { child, isNode, type Located, type Node } from './json-ld.ts';
import { readJson } from './json.ts';
import { itemsOf, readTasks } from './listed-tasks.ts';
import type { TypeOf } from './named-type.ts';
import { taskForm, taskLabel } from './own-names.ts';
import { toldInText, type TextsInFile } from './text-in-file.ts';

const hasOneOf = (value: Node, ...keys: readonly string[]): boolean => keys.some((key) => Object.hasOwn(value, key));

/** Labels by themselves, as `--format '{{json .Config.Labels}}'` prints them. */
function isLabels(value: Node): boolean {
  if (Object.hasOwn(value, taskLabel)) return true;
  const keys = Object.keys(value);
  const isKnown = keys.some((key) => /^org\.(?:opencontainers\.image|label-schema)\./.test(key));
  return isKnown && keys.every((key) => typeof value[key] === 'string');
}

/** Nothing else has this label, so a part of what was inspected is known by it. */
const holdsLabel = (part: unknown): boolean =>
  isNode(part) && isNode(part['Labels']) && Object.hasOwn(part['Labels'], taskLabel);

function isImage(value: unknown): value is Node {
  if (!isNode(value)) return false;
  const { Config, config, schemaVersion } = value;
  return (
    [value, Config, config].some(holdsLabel) ||
    (isNode(Config) && hasOneOf(value, 'Id', 'ID', 'RepoTags', 'RootFS')) ||
    (isNode(config) && (hasOneOf(value, 'rootfs') || (hasOneOf(value, 'os') && hasOneOf(value, 'architecture')))) ||
    (schemaVersion === 2 && hasOneOf(value, 'config', 'layers', 'manifests')) ||
    (Object.hasOwn(value, 'Labels') && hasOneOf(value, 'Digest', 'Layers', 'RepoTags', 'Env', 'Cmd', 'Entrypoint')) ||
    isLabels(value)
  );
}

/**
 * Says whether a value describes a container image, or several: as Docker, Podman and Skopeo inspect it, its OCI
 * configuration, manifest or index, or its labels alone.
 *
 * @param value The file's value.
 * @returns True for one of these.
 */
export function describesImages(value: unknown): value is Node | readonly Node[] {
  return Array.isArray(value) ? value.length > 0 && value.every(isImage) : isImage(value);
}

/** Where the labels of one image stand; Podman gives the same ones twice. */
function labelsOf(image: Located): readonly Located[] {
  const inner = [child(image, 'Config'), child(image, 'config')].map((part) => part && child(part, 'Labels'));
  const own = ['Labels', 'annotations', 'Annotations'].map((key) => child(image, key));
  const listed = child(image, 'manifests');
  const parts = (itemsOf(listed) ?? []).map((manifest) => child(manifest, 'annotations'));
  return [image, ...inner, ...own, ...parts].filter((labels) => labels !== undefined);
}

/** A label that was meant to be that of tasks: one letter less, or other dashes. */
function labelMeant(image: Located): Located | undefined {
  const plain = (name: string): string => name.replaceAll(/[-_.]/g, '').toLowerCase().replace(/s$/, '');
  const keys = labelsOf(image).flatMap((labels) =>
    isNode(labels.value) ? Object.keys(labels.value).map((key) => [labels, key] as const) : [],
  );
  const [labels, key] = keys.find(([, name]) => name !== taskLabel && plain(name) === plain(taskLabel)) ?? [];
  return labels === undefined || key === undefined ? undefined : child(labels, key);
}

/** The label of tasks wherever it stands, each text once. */
function taskLabels(image: Located): readonly Located[] {
  const found = labelsOf(image).flatMap((labels) => child(labels, taskLabel) ?? []);
  return [...new Map(found.map((label) => [label.value, label])).values()];
}

interface ReadLabel {
  readonly declared: readonly Declaration[];
  readonly problems: readonly Fault[];
  readonly text?: TextsInFile;
}

const none: readonly Declaration[] = [];

function readLabel({ value, pointer }: Located): ReadLabel {
  if (typeof value !== 'string') {
    const message = `The label \`${taskLabel}\` is ${described(value)}; a label is a text.`;
    return { declared: none, problems: [problem('tasks-are-listed', { message, hint: howToLabel(), pointer })] };
  }
  const read = readJson(value);
  const problems = read.problems.map((fault) => toldInText(fault, pointer));
  if (!('value' in read)) {
    const unread = { message: `The label \`${taskLabel}\` is a text that does not read as JSON.`, hint: howToLabel() };
    return { declared: none, problems: [problem('tasks-are-listed', { ...unread, pointer }), ...problems] };
  }
  const whole = { value: read.value, pointer };
  const { declared, problems: ofTasks } = readTasks(itemsOf(whole) ?? [whole], `What the label \`${taskLabel}\` holds`);
  return { declared, problems: [...problems, ...ofTasks], text: new Map([[pointer, read.placeOf]]) };
}

/** Names of images that can stand in a line to copy. */
const plainName = /^[A-Za-z0-9][A-Za-z0-9._/:@-]{0,200}$/;

function nameOf(value: unknown): string {
  const [image] = Array.isArray(value) ? (value as readonly unknown[]) : [value];
  const { RepoTags, Name } = isNode(image) ? image : {};
  const name: unknown = Array.isArray(RepoTags) ? RepoTags[0] : Name;
  return typeof name === 'string' && plainName.test(name) ? name : '<reference of the image>';
}

function howToLabel(task: string = taskForm): string {
  return `In the Dockerfile it is one line: LABEL ${taskLabel}='${task}'`;
}

function withoutTask(value: unknown, images: readonly Located[], typeOf: TypeOf): Fault {
  const type = typeOf('oci-container');
  const task = type && JSON.stringify({ tasktype: type.uri, taskinfo: { image: nameOf(value) } });
  const meant = images.map(labelMeant).find((label) => label !== undefined);
  return problem('carrier-declares-a-task', {
    severity: 'warning',
    message: `This describes a container image; it has no label \`${taskLabel}\`, so it declares no task.`,
    hint: meant === undefined ? howToLabel(task) : `Rename this label to \`${taskLabel}\`.`,
    ...(meant === undefined ? {} : { pointer: meant.pointer }),
  });
}

/**
 * Reads the tasks in the labels (annotations) of container images.
 *
 * @param value What describes the images.
 * @param typeOf Finds the tasktype that a text means.
 * @returns The tasks, each of whose pointers goes on inside of the text of its label.
 */
export function declareLabels(value: Node | readonly Node[], typeOf: TypeOf): Declarations {
  const root = { value, pointer: '' };
  const images = itemsOf(root) ?? [root];
  const labels = images.flatMap(taskLabels).map(readLabel);
  const declared = labels.flatMap((label) => label.declared);
  const problems = labels.flatMap((label) => label.problems);
  return {
    carrier: 'description of an image',
    declared,
    problems: declared.length + problems.length === 0 ? [withoutTask(value, images, typeOf)] : problems,
    texts: new Map(labels.flatMap(({ text }) => [...(text ?? [])])),
  };
}
