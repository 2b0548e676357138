import { extractUris, type ExtractedUri } from '../registry/log.ts';
import { lookup, type Answer } from '../registry/lookup.ts';
import type { Registry } from '../registry/registry.ts';
import type { Look } from '../report/style.ts';
import { renderNote } from './answer-text.ts';
import type { Output } from './io.ts';

/** Longer lines are passed on in pieces, so that a stream without line ends takes no memory. */
const longestLine = 1024 * 1024;
/** As many texts are remembered as explained; after that the memory begins anew. */
const mostRemembered = 10_000;
const lineEnd = 10;

/** A web address that only happens to stand in a log is not explained: just what is named as a type, or is one. */
function isWorthANote({ key, text }: ExtractedUri, { status }: Answer): boolean {
  return key !== undefined || status !== 'unknown' || text.startsWith('uri:');
}

/** Cuts a stream of bytes into lines, each with its end; the last one may have none. */
async function* linesOf(stream: AsyncIterable<Uint8Array>): AsyncIterable<Buffer> {
  let rest = Buffer.alloc(0);
  for await (const piece of stream) {
    let bytes = rest.length === 0 ? Buffer.from(piece) : Buffer.concat([rest, piece]);
    for (let end = bytes.indexOf(lineEnd); end !== -1; end = bytes.indexOf(lineEnd)) {
      yield bytes.subarray(0, end + 1);
      bytes = bytes.subarray(end + 1);
    }
    if (bytes.length > longestLine) {
      yield bytes;
      bytes = Buffer.alloc(0);
    }
    rest = bytes;
  }
  if (rest.length > 0) yield rest;
}

function createExplainer(registry: Registry, look: Look): (line: string) => string {
  const explained = new Set<string>();
  return (line) =>
    extractUris(line)
      .flatMap((found) => {
        if (explained.has(found.text)) return [];
        const answer = lookup(registry, found.text);
        if (!isWorthANote(found, answer)) return [];
        if (explained.size >= mostRemembered) explained.clear();
        explained.add(found.text);
        return [renderNote(answer, look)];
      })
      .join('');
}

/**
 * Passes log lines on, byte for byte, and explains below a line each type that no line before it has named.
 *
 * @param stream The log.
 * @param stdout Where it goes; the log is read no faster than this takes it.
 * @param registry Where types are looked up.
 * @param look How explanations are laid out.
 */
export async function explainLog(
  stream: AsyncIterable<Uint8Array>,
  stdout: Output,
  registry: Registry,
  look: Look,
): Promise<void> {
  const explain = createExplainer(registry, look);
  for await (const line of linesOf(stream)) {
    const note = explain(line.toString('utf8'));
    const isEnded = line.at(-1) === lineEnd;
    stdout.write(line);
    if (note !== '') stdout.write(isEnded ? note : `\n${note}`);
  }
}
