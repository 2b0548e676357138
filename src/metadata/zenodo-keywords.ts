import { identifiers } from '../identity.ts';
import type { Fault } from '../spec/change.ts';
import { problem } from '../spec/problem.ts';
import { createTally } from '../spec/tally.ts';
import { listed, shown, visible } from '../spec/words.ts';
import type { Declarations } from './declarations.ts';
import { metadataName } from './choose-metadata.ts';
import { child, isNode, type Located, type Node } from './json-ld.ts';
import { itemsOf } from './listed-tasks.ts';
import type { TypeOf } from './named-type.ts';
import { filesToRead, readRecord, recordName, type ZenodoRecord } from './zenodo.ts';

const has = (value: Node, ...keys: readonly string[]): boolean => keys.some((key) => Object.hasOwn(value, key));

/**
 * Says whether a value is a record as the interface of Zenodo gives it.
 *
 * @param value The value.
 * @returns True for one in either of its forms.
 */
export function isRecord(value: Node): boolean {
  const { metadata } = value;
  if (!isNode(metadata) || has(value, 'apiVersion', 'nbformat')) return false;
  return has(value, 'conceptrecid', 'pids', 'recid') || (has(value, 'id') && has(value, 'links', 'doi', 'files'));
}

/** What a deposit is described by before it is a record: `.zenodo.json`. */
function isDeposit(value: Node): boolean {
  return has(value, 'creators') && has(value, 'upload_type', 'title');
}

/**
 * Says whether a value is the metadata of a record or of a deposit at Zenodo.
 *
 * @param value The file's value.
 * @returns True for a record in either form, and for a `.zenodo.json`.
 */
export function isOfZenodo(value: Node): boolean {
  return isRecord(value) || isDeposit(value);
}

function textsAt(list: Located | undefined, key: string): readonly Located<string>[] {
  return (itemsOf(list) ?? []).flatMap((item) => {
    const { value, pointer } = isNode(item.value) ? (child(item, key) ?? item) : item;
    return typeof value === 'string' ? [{ value: value.trim(), pointer }] : [];
  });
}

/** Keywords, and the identifiers of subjects, wherever one of the forms has them. */
function tagsOf(root: Located, metadata: Located): readonly Located<string>[] {
  const custom = child(root, 'custom_fields');
  const subjects = child(metadata, 'subjects');
  return [
    ...textsAt(child(metadata, 'keywords'), 'name'),
    ...textsAt(subjects, 'subject'),
    ...textsAt(subjects, 'identifier').filter(({ pointer }) => pointer.endsWith('/identifier')),
    ...textsAt(custom && child(custom, 'legacy:subjects'), 'identifier'),
  ];
}

const withoutScheme = (text: string): string => text.toLowerCase().replace(/^https?:\/\//, '');

/** Whether a text was meant as the URI of a tasktype of ours, in whatever spelling. */
function isLikeOurs(text: string): boolean {
  const bare = withoutScheme(text);
  return bare.startsWith(`${withoutScheme(identifiers)}/`) || /^uri:\/\/[a-z0-9-]+$/.test(bare);
}

function naming({ value, pointer }: Located<string>, typeOf: TypeOf): Fault | undefined {
  const type = typeOf(value);
  if (type === undefined) return undefined;
  const canonical = type.uri === value ? '' : ` Add ${type.uri} beside it, by which everybody finds it.`;
  return problem('keyword-has-a-task', {
    severity: 'warning',
    message: `The keyword ${shown(value, 300)} names the tasktype \`${type.name}\`; a record cannot hold the task itself.`,
    hint: `See that a file of the record declares one.${canonical}`,
    pointer,
  });
}

const isOwnAddress = (link: unknown): boolean =>
  link === undefined || (typeof link === 'string' && link.startsWith('https://zenodo.org/'));

/**
 * Says by which command a record is checked.
 *
 * @param record The record.
 * @param value The same as Zenodo gives it.
 * @returns The end of a sentence; empty for a record of another server.
 */
export function commandFor({ id }: ZenodoRecord, { links }: Node): string {
  const isHere = isNode(links) ? isOwnAddress(links['self_html'] ?? links['html'] ?? links['self']) : true;
  const isNumber = /^[1-9][0-9]{0,11}$/.test(id);
  return isHere && isNumber ? ` by \`tasktypes validate https://zenodo.org/records/${id}\`` : '';
}

function nextStep(record: ZenodoRecord, root: Located<Node>): string {
  const files = filesToRead(record);
  if ('fault' in files)
    return record.files.length === 0
      ? 'It shows no files here. Fetch them yourself, and check the codemeta.json among them.'
      : `It has neither a ${metadataName} nor a zip among its files: add a ${metadataName} to the next version.`;
  const names = listed(files.map(({ name }) => `"${visible(name)}"`));
  const isOwn = files.some(({ name }) => name === metadataName);
  const what = isOwn ? `its file ${metadataName}` : `the ${metadataName} in ${names}`;
  return `Check ${what}${commandFor(record, root.value)}.`;
}

function leadingOn(root: Located<Node>): Fault {
  const record = isRecord(root.value) ? readRecord(root.value) : undefined;
  const isRead = record !== undefined && !('fault' in record);
  const title = root.value['title'];
  const name = typeof title === 'string' ? ` of ${shown(title, 120)}` : '';
  return problem('carrier-declares-a-task', {
    severity: 'warning',
    message: isRead
      ? `This is the record ${recordName(record).replace(/^Record /, '')} of Zenodo, which has no place for a task.`
      : `This is the metadata of a deposit at Zenodo${name}, which has no place for a task.`,
    hint: isRead
      ? nextStep(record, root)
      : `Tasks stand in the ${metadataName} of the same repository, which \`tasktypes suggest\` writes.`,
  });
}

/**
 * Says what a record of Zenodo leads to, since it can hold no task, and which of its keywords name a tasktype.
 *
 * @param value The record, or the metadata of a deposit.
 * @param typeOf Finds the tasktype that a text means.
 * @returns No task; warnings only.
 */
export function declareRecord(value: Node, typeOf: TypeOf): Declarations {
  const root = { value, pointer: '' };
  const metadata = isRecord(value) ? child(root, 'metadata') : root;
  const tags = tagsOf(root, metadata ?? root);
  const tally = createTally();
  const strangers: Located<string>[] = [];
  for (const tag of tags) {
    const fault = naming(tag, typeOf);
    if (fault !== undefined) tally.add(() => fault);
    else if (isLikeOurs(tag.value)) strangers.push(tag);
  }
  return { carrier: 'record', declared: [], problems: [leadingOn(root), ...tally.problems()], strangers };
}
