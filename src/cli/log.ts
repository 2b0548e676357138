import { createLogReader } from '../registry/log-reading.ts';
import type { Registry } from '../registry/registry.ts';
import type { Look } from '../report/style.ts';
import { renderNote } from './answer-text.ts';
import type { Output } from './io.ts';

/** Longer lines are passed on in pieces, so that a stream without line ends takes no memory. */
const longestLine = 1024 * 1024;
/** After so many texts the memory begins anew, as it does after so many UTF-16 code units of them. */
const mostTexts = 100_000;
const mostUnits = 16 * 1024 * 1024;
const lineEnd = 10;

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

/** Makes a function that says whether it was given a text before; it forgets all when they become too many. */
function createMemory(): (text: string) => boolean {
  const texts = new Set<string>();
  let units = 0;
  return (text) => {
    if (texts.has(text)) return true;
    if (texts.size >= mostTexts || units >= mostUnits) {
      texts.clear();
      units = 0;
    }
    // A copy, since a piece of a line would keep the whole line in memory.
    texts.add(Buffer.from(text).toString());
    units += text.length;
    return false;
  };
}

/** Makes a function that explains what a line names, or returns nothing where an earlier line named it. */
function createExplainer(registry: Registry, look: Look): (line: string) => string {
  const wasExplained = createMemory();
  // What is passed over as it stands alone is still explained once a line calls it a type.
  const wasBare = createMemory();
  const reader = createLogReader(registry);
  return (line) =>
    reader
      .find(line)
      .flatMap((found) => {
        const { text, key } = found;
        if (key === undefined ? wasBare(text) : wasExplained(text)) return [];
        const answer = reader.explain(found);
        if (answer === undefined || (key === undefined && wasExplained(text))) return [];
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
