import { lastSegment } from '../spec/place.ts';
import { problem, type Problem } from '../spec/problem.ts';
import { writeEntry } from './block.ts';
import { contextsOf, isKept, keepsObjects } from './contexts.ts';
import type { Declaration } from './declarations.ts';
import type { Members } from './entry-members.ts';
import { isJsonLiteral, isNode, single, type Located } from './json-ld.ts';
import { plainKeysOf, type Follow } from './property-values.ts';
import { schemaMember } from './schema-terms.ts';

/** The keys of an entry that JSON-LD drops, and those of which it keeps nothing but the key. */
function lostKeys(entry: Located, members: Members, around: readonly unknown[], follow: Follow) {
  const own = contextsOf(entry);
  const contexts = own.length === 0 ? around : [...around, ...own];
  const { additionalTypes, tasktypes, wholes, properties } = members;
  const dropped = new Set<string>();
  for (const member of [...additionalTypes, ...tasktypes, ...wholes, ...properties]) {
    const key = lastSegment(member.pointer);
    if (!isKept(key, contexts)) dropped.add(key);
  }
  for (const key of properties.flatMap((list) => plainKeysOf(list, follow)))
    if (!isKept(key, contexts)) dropped.add(key);
  const hollow = wholes
    .filter(({ value }) => isNode(value) && !isJsonLiteral(value))
    .map(({ pointer }) => lastSegment(pointer))
    .filter((key) => !dropped.has(key) && !keepsObjects(key, contexts));
  return { dropped: [...dropped], hollow };
}

/**
 * Judges whether a declared task is still there after JSON-LD has read the file.
 *
 * @param entry The entry that declares it.
 * @param members The entry's members.
 * @param declared The task.
 * @param around The contexts in force at the entry, and how references are followed.
 * @returns A warning with the form to write for keys that no context defines, and for a taskinfo that is no JSON literal.
 */
export function judgeSurvival(
  entry: Located,
  members: Members,
  declared: Declaration,
  around: { readonly contexts: readonly unknown[]; readonly follow: Follow },
): readonly Problem[] {
  const { dropped, hollow } = lostKeys(entry, members, around.contexts, around.follow);
  if (dropped.length === 0 && hollow.length === 0) return [];
  const named = (keys: readonly string[]) => keys.map((key) => `\`${key}\``).join(', ');
  const losses = [
    ...(dropped.length === 0
      ? []
      : [`JSON-LD drops ${named(dropped)}, because no context defines ${dropped.length === 1 ? 'it' : 'them'}.`]),
    ...(hollow.length === 0
      ? []
      : [`JSON-LD drops what stands in ${named(hollow)}, because no context says that it is JSON ("@type": "@json").`]),
  ];
  return [
    problem('task-survives-json-ld', {
      severity: 'warning',
      message: losses.join(' '),
      hint: `Write ${formToWrite(entry, declared)}.`,
      pointer: entry.pointer,
    }),
  ];
}

const longestForm = 1000;

/** The same task in the form that survives, or the outline of it where the task is a long one. */
function formToWrite(entry: Located, { type, info }: Declaration): string {
  const name = schemaMember(entry, 'name');
  const called = name === undefined ? undefined : single(name).value;
  const uri = typeof type === 'string' ? type : '<URI of the tasktype>';
  const taskinfo = isNode(info) ? info : {};
  const written = JSON.stringify(writeEntry({ uri, name: typeof called === 'string' ? called : '<name>', taskinfo }));
  if (written.length <= longestForm) return `it as this entry of targetProduct: ${written}`;
  return '"schema:additionalType": {"@id": "<URI>"} and in "schema:additionalProperty" one PropertyValue for each field';
}
