import { placesIn } from '../spec/place.ts';
import { problem, type Problem } from '../spec/problem.ts';
import { emptyText, type UnreadText } from '../spec/text.ts';

/** How many bytes a file may have unless a caller says otherwise: 16 MiB. */
export const defaultMaxSize = 16 * 1024 * 1024;

/** Bytes of text that one string surely holds in every engine: V8, the strictest, ends 24 code units before 512 MiB. */
const longestText = 2 ** 29 - 24;

/** Limits that a caller sets for the files it reads. */
export interface FileLimits {
  /** Bytes; {@link defaultMaxSize} unless given. */
  readonly maxSize?: number;
}

/**
 * Decodes a file as UTF-8, strictly: no byte is replaced or passed over. A byte order mark stays: the readers of JSON and
 * YAML take off the one that may stand there.
 *
 * @param bytes The whole file.
 * @param limits How large it may be.
 * @returns The text, or why it is none: too large, empty, in another encoding, damaged, or binary.
 */
export function decodeText(bytes: Uint8Array, limits: FileLimits = {}): string | UnreadText {
  const oversize = sizeProblem(bytes.length, limits);
  if (oversize !== undefined) return { problems: [oversize] };
  const encoding = otherEncoding(bytes);
  if (encoding !== undefined) return { problems: [wrongEncoding(encoding)] };
  const text = decode(bytes);
  if (text === undefined) return { problems: [damaged(bytes)] };
  if (text.trim() === '') return emptyText();
  const nul = text.indexOf('\0');
  return nul === -1 ? text : { problems: [binary(text, nul)] };
}

/**
 * Checks the size of a file, so that one that is too large need not be read.
 *
 * @param size Its size in bytes.
 * @param limits How large it may be.
 * @returns The problem of a file that is too large; otherwise nothing.
 */
export function sizeProblem(size: number, limits: FileLimits = {}): Problem | undefined {
  const maxSize = limits.maxSize ?? defaultMaxSize;
  if (size > longestText)
    return problem('file-is-within-limits', {
      message: `The file has ${inBytes(size)}, more than can be read at once.`,
      hint: 'Check that it is the file you meant; no --max-size helps here.',
    });
  if (size <= maxSize) return undefined;
  return problem('file-is-within-limits', {
    message: `The file has ${inBytes(size)}, more than the limit of ${inBytes(maxSize)}.`,
    hint: `Check that it is the file you meant; to read it all the same, use --max-size ${size}.`,
  });
}

const mebibyte = 1024 * 1024;

function inBytes(size: number): string {
  const bytes = `${size} ${size === 1 ? 'byte' : 'bytes'}`;
  return size < mebibyte ? bytes : `${bytes} (${Number((size / mebibyte).toFixed(2))} MiB)`;
}

function decode(bytes: Uint8Array, options: TextDecodeOptions = {}): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, options);
  } catch {
    return undefined;
  }
}

/** Metadata begins with an ASCII character, so a zero among the first four bytes tells the wider encodings apart. */
function otherEncoding(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes;
  if ((a === 0xff && b === 0xfe && c === 0 && d === 0) || (a !== 0 && b === 0 && c === 0 && d === 0)) return 'UTF-32LE';
  if (a === 0 && b === 0 && ((c === 0xfe && d === 0xff) || (c === 0 && d !== 0))) return 'UTF-32BE';
  if ((a === 0xff && b === 0xfe) || (a !== 0 && b === 0 && c !== 0 && d === 0)) return 'UTF-16LE';
  if ((a === 0xfe && b === 0xff) || (a === 0 && b !== 0 && c === 0 && d !== 0)) return 'UTF-16BE';
  return undefined;
}

function wrongEncoding(encoding: string): Problem {
  return problem('text-is-utf8', {
    message: `The file is encoded as ${encoding}, not as UTF-8.`,
    hint: `Save it as UTF-8 in your editor, or convert it: \`iconv -f ${encoding} -t UTF-8\`.`,
    place: { line: 1, column: 1 },
  });
}

/** What no text has and no editor can mend: the bytes of an image, an archive or a program. */
const noText = problem('text-is-utf8', {
  message: 'The file is no text; it may be an image or an archive.',
  hint: 'Give the file that holds the metadata: codemeta.json, or a task as JSON or YAML.',
  place: { line: 1, column: 1 },
});

function damaged(bytes: Uint8Array): Problem {
  if (bytes.subarray(0, 8_192).includes(0)) return noText;
  let good = 0;
  for (let bad = bytes.length + 1; bad - good > 1;) {
    const middle = (good + bad) >> 1;
    if (decode(bytes.subarray(0, middle), { stream: true }) === undefined) bad = middle;
    else good = middle;
  }
  const before = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, good), { stream: true });
  const byte = good === bytes.length ? undefined : bytes[new TextEncoder().encode(before).length];
  const text = withoutMark(before);
  return problem('text-is-utf8', {
    message:
      byte === undefined
        ? 'The file ends in the middle of a UTF-8 character.'
        : `The file is not UTF-8: the byte 0x${byte.toString(16).toUpperCase().padStart(2, '0')} cannot stand here.`,
    hint:
      byte === undefined
        ? 'Fetch or save it again; it seems to be cut off.'
        : 'Save it as UTF-8 in your editor; it may be in Latin-1 or Windows-1252 now.',
    place: placesIn(text)(text.length),
  });
}

function binary(text: string, offset: number): Problem {
  return problem('text-is-utf8', {
    message: 'A NUL byte stands here, so the file is not plain text.',
    hint: 'Check that it is the file you meant, or remove the byte.',
    place: placesIn(withoutMark(text))(text.startsWith(mark) ? offset - 1 : offset),
  });
}

const mark = '\ufeff';

/** A byte order mark counts in no column. */
function withoutMark(text: string): string {
  return text.startsWith(mark) ? text.slice(1) : text;
}
