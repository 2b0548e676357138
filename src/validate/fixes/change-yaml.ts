import { isScalar, isSeq, type ParsedNode } from 'yaml';
import { schemaSpellings } from '../../metadata/schema-terms.ts';
import type { Change } from '../../spec/change.ts';
import { splitPointer } from '../../spec/place.ts';
import { shown } from '../../spec/words.ts';
import type { Edit, Fix } from './fix.ts';
import { inWhole } from './json-source.ts';
import { scalarRange, yamlPartAt, yamlParts, type YamlPart, type YamlSource } from './yaml-source.ts';

/** Longest value that a button names, in UTF-16 code units. */
const longest = 60;

/** Texts that need no quotes, wherever they stand. */
const bare = /^[A-Za-z_][A-Za-z0-9_./-]*$/;
/** Words that would be no text without quotes; of those of YAML 1.1 too, for other readers. */
const notText = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** Writes a value that is no object and no list; a text as the one before it was written. */
function written(value: unknown, before?: string): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  if (before?.startsWith("'") === true && /^[ -~]*$/.test(value)) return `'${value.replaceAll("'", "''")}'`;
  return bare.test(value) && !notText.test(value) && before?.startsWith('"') !== true ? value : JSON.stringify(value);
}

function editOf(source: YamlSource, node: ParsedNode | null, value: unknown): Edit | undefined {
  const range = scalarRange(source, node);
  return range && { ...range, insert: written(value, source.yaml.slice(range.from, range.to)) };
}

/** The edit of a key, or of the text that names the field of a property value. */
function editOfName(source: YamlSource, pointer: string, from: string, to: string): Edit | undefined {
  const { key } = yamlPartAt(source, pointer) ?? {};
  if (key?.value === from) return editOf(source, key, to);
  const nameKeys: readonly string[] = [...schemaSpellings.propertyID, ...schemaSpellings.name];
  const around = pointer.slice(0, pointer.lastIndexOf('/'));
  const name = yamlParts(yamlPartAt(source, around)?.node ?? null).find(({ key }) =>
    nameKeys.includes(String(key?.value)),
  );
  return name !== undefined && isScalar(name.node) && name.node.value === from
    ? editOf(source, name.node, to)
    : undefined;
}

function renameAll(
  source: YamlSource,
  pointer: string,
  renames: readonly (readonly [string, string])[],
): Fix | undefined {
  const parts = yamlParts(yamlPartAt(source, pointer)?.node ?? null);
  const names = renames.map(([, to]) => to);
  if (new Set(names).size < names.length || parts.some(({ key }) => names.includes(String(key?.value))))
    return undefined;
  const edits = renames.flatMap(([from, to]) => {
    const part = parts.find(({ key }) => key?.value === from);
    return part?.key === undefined ? [] : (editOf(source, part.key, to) ?? []);
  });
  const words = renames.map(([from, to]) => `${shown(from)} to ${shown(to)}`);
  return edits.length === renames.length ? { title: `Rename ${words.join(' and ')}`, edits } : undefined;
}

/** Brackets around a value that is to be the one of a list. */
function inBrackets(source: YamlSource, node: ParsedNode | null, item: unknown): Fix | undefined {
  const range = scalarRange(source, node);
  if (range === undefined || !isScalar(node) || node.value !== item) return undefined;
  const old = source.yaml.slice(range.from, range.to);
  // What stands without quotes may mean something else between brackets.
  const insert = typeof item === 'string' && !/^["']/.test(old) ? written(item) : old;
  return { title: 'Put it in brackets', edits: [{ ...range, insert: `[${insert}]` }] };
}

function withoutBrackets(source: YamlSource, node: ParsedNode | null, value: unknown): Fix | undefined {
  if (!isSeq(node) || node.flow !== true) return undefined;
  const [item, ...others] = node.items;
  if (item === undefined || others.length > 0) return undefined;
  const inner = scalarRange(source, item);
  if (inner === undefined || !isScalar(item) || item.value !== value) return undefined;
  const [from, to] = node.range;
  return {
    title: 'Remove the brackets',
    edits: [
      { from, to: inner.from, insert: '' },
      { from: inner.to, to, insert: '' },
    ],
  };
}

function write(source: YamlSource, { node }: YamlPart, value: unknown): Fix | undefined {
  if (Array.isArray(value)) return value.length === 1 ? inBrackets(source, node, value[0]) : undefined;
  if (typeof value === 'object' && value !== null) return undefined;
  if (!isScalar(node)) return withoutBrackets(source, node, value);
  const edit = editOf(source, node, value);
  if (edit === undefined) return undefined;
  if (typeof value === 'string' && typeof node.value !== 'string' && node.source === value)
    return { title: 'Put quotes around it', edits: [{ ...edit, insert: JSON.stringify(value) }] };
  const quotes = typeof node.value === 'string' && typeof value !== 'string' && String(value) === node.value;
  return { title: `Write ${shown(value, longest)}${quotes ? ' without quotes' : ''}`, edits: [edit] };
}

function changed(source: YamlSource, change: Change, pointer: string): Fix | undefined {
  if ('renameAll' in change) return renameAll(source, pointer, change.renameAll);
  if ('rename' in change) {
    const edit = editOfName(source, pointer, change.rename, change.as);
    return edit && { title: `Rename it to ${shown(change.as)}`, edits: [edit] };
  }
  const part = splitPointer(pointer).length === 0 ? undefined : yamlPartAt(source, pointer);
  return part !== undefined && 'write' in change ? write(source, part, change.write) : undefined;
}

/**
 * Makes the edits of a YAML text that carry out a change. Comments and layout stay as they are; what cannot be changed
 * within one line, only its author can change.
 *
 * @param text The text.
 * @param source The same, looked through.
 * @param change What is to be changed.
 * @param pointer Where the problem is that asks for it.
 * @returns The fix; `undefined` where there is none that is certain.
 */
export function changeYaml(text: string, source: YamlSource, change: Change, pointer: string): Fix | undefined {
  const fix = changed(source, change, pointer);
  return fix && { ...fix, edits: inWhole(text, fix.edits) };
}
