import { decodeText } from '../metadata/decode.ts';
import { beginsAsJson } from '../metadata/json-or-yaml.ts';
import { readJson } from '../metadata/json.ts';
import { readQuestion, type ReadQuestion } from '../planner/question.ts';
import { isObject } from '../spec/object.ts';
import type { Problem } from '../spec/problem.ts';
import { isJsonType, isYamlType, mediaTypeIn } from './media.ts';
import type { WrongCall } from './wrong-call.ts';

/** A question, or the call that is wrong. */
export type AskedInBody = ReadQuestion | { readonly wrong: WrongCall };

const badRequest = (detail: string): { readonly wrong: WrongCall } => ({
  wrong: { problem: 'not-a-question', detail },
});

function told({ message, hint, line, column }: Problem): string {
  const place = line === undefined ? '' : ` (line ${line}, column ${column ?? 1})`;
  return `${message}${place}${hint === undefined ? '' : ` ${hint}`}`;
}

/** JSON is YAML too, but its reader says better what is wrong with it; who names no form may send either. */
async function readText(bytes: Uint8Array, mediaType: string): Promise<AskedInBody> {
  const text = decodeText(bytes);
  if (typeof text !== 'string') return badRequest(text.problems.map(told).join(' '));
  const isJson = /(?:^|[/+])json$/.test(mediaType) || (!isYamlType(mediaType) && beginsAsJson(text));
  const read = isJson ? readJson(text) : (await import('../spec/yaml.ts')).readYaml(text);
  if (!('value' in read)) return badRequest(read.problems.map(told).join(' '));
  return readQuestion(read.value);
}

/** What a Compose file that is sent along holds, or why it cannot be read. */
async function readComposeFile(part: File): Promise<{ readonly compose: unknown } | { readonly fault: string }> {
  const text = decodeText(new Uint8Array(await part.arrayBuffer()));
  const read = typeof text === 'string' ? (await import('../spec/yaml.ts')).readYaml(text) : text;
  if (!('value' in read)) return { fault: `The Compose file cannot be read: ${read.problems.map(told).join(' ')}` };
  if (!isObject(read.value))
    return { fault: 'The Compose file is no object. Send the file itself in `taskinfo.composefile`.' };
  return { compose: read.value };
}

async function partsOf(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<FormData | undefined> {
  try {
    return await new Response(bytes, { headers: { 'content-type': contentType } }).formData();
  } catch {
    return undefined;
  }
}

/** Its texts are read as in an address; a Compose file that is sent along is the object `compose`. */
async function readForm(
  bytes: Uint8Array<ArrayBuffer>,
  contentType: string,
  readQuery: ReadQuery,
): Promise<AskedInBody> {
  const form = await partsOf(bytes, contentType);
  if (form === undefined)
    return badRequest('The body is no form as multipart/form-data has it. Let a library write its parts.');
  const texts: (readonly [string, string])[] = [];
  let compose: unknown;
  for (const [name, part] of form) {
    if (typeof part === 'string') {
      texts.push([name, part]);
      continue;
    }
    if (name !== 'taskinfo.composefile')
      return badRequest(
        `The part "${name}" is a file; only \`taskinfo.composefile\` is taken as one. Send the task as JSON.`,
      );
    const read = await readComposeFile(part);
    if ('fault' in read) return badRequest(read.fault);
    compose = read.compose;
  }
  const asked = readQuery(texts);
  if (!('question' in asked) || compose === undefined) return asked;
  const { question } = asked;
  const given = isObject(question.taskinfo) ? question.taskinfo : {};
  return { question: { ...question, taskinfo: { ...given, compose } } };
}

/** Curl calls everything a web form that it is not told about, so that JSON is looked for first. */
async function readWebForm(bytes: Uint8Array, readQuery: ReadQuery): Promise<AskedInBody> {
  const text = new TextDecoder().decode(bytes);
  return /^\s*\{/.test(text) ? readText(bytes, 'application/json') : readQuery(new URLSearchParams(text));
}

/** Reads a question from names and values, as they stand in an address. */
export type ReadQuery = (entries: Iterable<readonly [string, string]>) => ReadQuestion;

/**
 * Reads a question from the body of a request.
 *
 * @param bytes The body.
 * @param contentType The field `Content-Type`; none stands for JSON or YAML, whichever it is.
 * @param readQuery Reads what is written as in an address.
 * @returns The question, or why it is none.
 */
export async function readQuestionBody(
  bytes: Uint8Array<ArrayBuffer>,
  contentType: string | null,
  readQuery: ReadQuery,
): Promise<AskedInBody> {
  const mediaType = mediaTypeIn(contentType ?? undefined);
  if (mediaType === 'multipart/form-data') return readForm(bytes, contentType ?? '', readQuery);
  if (mediaType === 'application/x-www-form-urlencoded') return readWebForm(bytes, readQuery);
  if (mediaType === '' || mediaType === 'text/plain' || isYamlType(mediaType) || isJsonType(mediaType))
    return readText(bytes, mediaType);
  const detail = `A question is not read from ${mediaType}. Send application/json, application/yaml or multipart/form-data.`;
  return { wrong: { problem: 'unsupported-media-type', detail } };
}
