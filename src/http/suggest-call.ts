import { readCodemeta, type CodemetaFile } from '../infer/declared-tasks.ts';
import type { ListedFile } from '../infer/files.ts';
import { listing } from '../infer/listing.ts';
import { createRepository } from '../infer/repository.ts';
import { softwareOf } from '../infer/software-name.ts';
import { standingsOf } from '../infer/standing.ts';
import { suggest } from '../infer/suggest.ts';
import { missingBlock } from '../infer/suggested-block.ts';
import { wantedFiles } from '../infer/wanted.ts';
import { readZip, type ReadRepository } from '../infer/zip.ts';
import { decodeText } from '../metadata/decode.ts';
import { readJson } from '../metadata/json.ts';
import { bytesSource } from '../metadata/zip-bytes.ts';
import { json } from '../report/json.ts';
import { isObject } from '../spec/object.ts';
import type { Problem } from '../spec/problem.ts';
import { readTarget, type Answer, type Call } from './call.ts';
import type { Context } from './context.ts';
import { isJsonType, isZipType, mediaTypeIn } from './media.ts';
import { strayParameter } from './parameters.ts';
import { refusal, type WrongCall } from './wrong-call.ts';

const notListed = (detail: string): WrongCall => ({ problem: 'not-a-listing', detail });

interface GivenFile extends ListedFile {
  readonly text?: string;
}

const length = (text: string): number => new TextEncoder().encode(text).length;

/** Reads one file of a listing, or says what is wrong with it. */
function readFile(value: unknown, index: number): GivenFile | string {
  const place = `\`files[${String(index)}]\``;
  if (!isObject(value)) return `${place} is no object. Write {"path": …, "text": …}.`;
  const { path, text, size } = value;
  if (typeof path !== 'string' || path === '' || path.startsWith('/') || path.split('/').includes('..'))
    return `${place} has no \`path\` from the root of the repository, with slashes: "src/Dockerfile".`;
  if (text !== undefined && typeof text !== 'string') return `The \`text\` of ${place} is no string.`;
  if (size !== undefined && (typeof size !== 'number' || !Number.isInteger(size) || size < 0))
    return `The \`size\` of ${place} is no number of bytes.`;
  const bytes = size ?? (text === undefined ? 0 : length(text));
  return { path, size: bytes, ...(text === undefined ? {} : { text }) };
}

function readListing(body: Uint8Array, { limits }: Context): ReadRepository | WrongCall {
  const text = decodeText(body, { maxSize: limits.zip });
  const read = typeof text === 'string' ? readJson(text, { maxDepth: limits.depth }) : text;
  if (!('value' in read)) return notListed(read.problems.map(({ message }) => message).join(' '));
  const files = isObject(read.value) ? read.value['files'] : undefined;
  if (!Array.isArray(files))
    return notListed('The body has no list `files`. Write {"files": [{"path": …, "text": …}]}.');
  const given = files.map(readFile);
  const wrong = given.find((file) => typeof file === 'string');
  if (wrong !== undefined) return notListed(wrong);
  const texts = new Map(
    given.flatMap((file) =>
      typeof file === 'string' || file.text === undefined ? [] : [[file.path, file.text] as const],
    ),
  );
  const kept = listing(
    given.flatMap((file) => (typeof file === 'string' ? [] : [{ path: file.path, size: file.size }])),
  );
  const wanted = wantedFiles(kept.files).flatMap((path) => {
    const found = texts.get(path);
    return found === undefined ? [] : [[path, found] as const];
  });
  return { ...kept, texts: new Map(wanted) };
}

async function readRepository(call: Call, body: Uint8Array, context: Context): Promise<ReadRepository | WrongCall> {
  const mediaType = mediaTypeIn(call.header('content-type'));
  if (isZipType(mediaType)) {
    const read = await readZip(bytesSource(body));
    return 'fault' in read ? notListed(read.fault) : read;
  }
  return readListing(body, context);
}

/**
 * Looks at a call of `POST /api/suggest` before its body is read.
 *
 * @param call The call.
 * @returns What is wrong with it; nothing where its body is said to be a listing or a zip.
 */
export function wrongListing({ header, target }: Call): WrongCall | undefined {
  const stray = strayParameter(readTarget(target).query, []);
  if (stray !== undefined) return stray;
  const mediaType = mediaTypeIn(header('content-type'));
  if (isZipType(mediaType) || isJsonType(mediaType)) return undefined;
  return {
    problem: 'unsupported-media-type',
    detail:
      "Send a listing of files as application/json, or a zip as application/zip; with curl: -H 'Content-Type: application/zip' --data-binary @repository.zip",
  };
}

/** What the codemeta.json of a repository says, or why it cannot be read; neither where there is none. */
interface Declared {
  readonly codemeta?: CodemetaFile;
  readonly unreadable?: Problem;
}

function declaredIn({ texts }: ReadRepository, { registry }: Context): Declared {
  const text = texts.get('codemeta.json');
  if (text === undefined) return {};
  const codemeta = readCodemeta(text, registry);
  return 'rule' in codemeta ? { unreadable: codemeta } : { codemeta };
}

/**
 * Answers `POST /api/suggest`: the tasks that a repository may declare, from its listing.
 *
 * @param call The call.
 * @param body A zip, or `{"files": [{"path": …, "text": …, "size": …}]}`; of files without text only the names count.
 * @param context What it is worked out with.
 * @returns The tasks with the evidence for each value, the block to add to codemeta.json, and why that cannot be read.
 */
export async function suggestCall(call: Call, body: Uint8Array<ArrayBuffer>, context: Context): Promise<Answer> {
  const repository = await readRepository(call, body, context);
  if ('problem' in repository) return refusal(repository);
  const { registry, faultsOf } = context;
  const { tasks, also, leftOut, disagreements } = await suggest(repository, registry, faultsOf);
  const { codemeta, unreadable } = declaredIn(repository, context);
  const standing = await standingsOf(tasks, codemeta?.tasks ?? [], registry, faultsOf);
  const { name } = softwareOf(tasks, createRepository(repository).origin?.url);
  const block = missingBlock(standing, registry, codemeta, name);
  const files = { listed: repository.files.length, read: repository.texts.size, isCut: repository.isCut };
  return {
    status: 200,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: json({ files, tasks: standing, also, leftOut, disagreements, unreadable, block }),
  };
}
