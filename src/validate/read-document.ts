import { decodeText, sizeProblem, type FileLimits } from '../metadata/decode.ts';
import { beginsAsJson } from '../metadata/json-or-yaml.ts';
import { readJson } from '../metadata/json.ts';
import { longString, type ContentLimits } from '../metadata/limits.ts';
import type { ReadText, UnreadText } from '../spec/text.ts';

/** How one file is to be read. */
export interface ReadingOptions extends ContentLimits {
  /** Name of the file, for the report; its ending tells JSON from YAML. */
  readonly file?: string;
  /** What the text is written in; told from the name, else from how it begins, unless given. */
  readonly format?: 'json' | 'yaml';
  /** Most bytes a file may have; 16 MiB unless given. */
  readonly maxSize?: number;
}

function formatOf(text: string, { format, file = '' }: ReadingOptions): 'json' | 'yaml' {
  if (format !== undefined) return format;
  if (/\.ya?ml$/i.test(file)) return 'yaml';
  if (/\.(json|jsonld)$/i.test(file)) return 'json';
  return beginsAsJson(text) ? 'json' : 'yaml';
}

function checkSize(text: string, limits: FileLimits): string | UnreadText {
  const problem = sizeProblem(text.length, limits);
  return problem === undefined ? text : { problems: [problem] };
}

async function parsed(text: string, options: ReadingOptions): Promise<ReadText | UnreadText> {
  const { maxDepth } = options;
  const limits = maxDepth === undefined ? {} : { maxDepth };
  if (formatOf(text, options) === 'json') return readJson(text, limits);
  const { readYaml } = await import('../spec/yaml.ts');
  return readYaml(text, { ...limits, singleText: 'refused' });
}

/**
 * Reads a text as JSON or YAML.
 *
 * @param input The bytes of the file, or its text.
 * @param options Name, format and size limit of the file.
 * @returns The value with its places, or the problems for which it cannot be read.
 */
export async function readDocument(
  input: string | Uint8Array,
  options: ReadingOptions,
): Promise<ReadText | UnreadText> {
  const limits = options.maxSize === undefined ? {} : { maxSize: options.maxSize };
  const text = typeof input === 'string' ? checkSize(input, limits) : decodeText(input, limits);
  if (typeof text !== 'string') return text;
  const found = await parsed(text, options);
  const { maxString = text.length } = options;
  if (text.length <= maxString || !('value' in found)) return found;
  const fault = longString(found.value, maxString);
  if (fault === undefined) return found;
  const { docs, ...rest } = fault;
  return { problems: [{ ...rest, ...found.placeOf(fault.pointer), docs }] };
}
