/** Something written in a step, and where. */
export interface WrittenItem {
  readonly text: string;
  /** Line in the file, counted from 1. */
  readonly line: number;
}

/** A step of a GitHub workflow that builds, pushes or names images by an action of Docker. */
export interface ImageStep {
  /** The step's own name for its outputs; empty where it has none. */
  readonly id: string;
  /** Names of images as written: `images`, else `repository`, else `tags`. */
  readonly names: readonly WrittenItem[];
  /** Whether the names are without tags, which variables decide. */
  readonly tagsVary: boolean;
  readonly file?: string;
  readonly context?: string;
  /** Whether the step may push; false for `push: false` and for a step that only names images. */
  readonly pushes: boolean;
}

const known = /\buses:[ \t]*["']?(?:docker\/(?:build-push|metadata)-action|crazy-max\/ghaction-docker-meta)@/;
const maxText = 256 * 1024;
const maxSteps = 100;
/** Lines of a step that are looked at, before and behind the one that says which action it takes. */
const maxLines = 100;

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function isBlank(line: string): boolean {
  return /^[ \t]*(?:#|$)/.test(line);
}

/** Finds the lines of the step around a line: from its dash to the next line that is indented no more than the dash. */
function stepAround(lines: readonly string[], at: number): readonly [start: number, end: number] {
  const isDash = (line: string): boolean => /^[ \t]*-[ \t]/.test(line);
  const inner = indentOf(lines[at] ?? '') + (isDash(lines[at] ?? '') ? 1 : 0);
  const opens = (line: string): boolean => isDash(line) && indentOf(line) < inner;
  let start = at;
  while (start > 0 && at - start < maxLines && !opens(lines[start] ?? '')) start--;
  const dash = indentOf(lines[start] ?? '');
  let end = at + 1;
  while (end < lines.length && end - at < maxLines && (isBlank(lines[end] ?? '') || indentOf(lines[end] ?? '') > dash))
    end++;
  return [start, end];
}

/** The lines of a value that stands below its key: those that are indented more than the key. */
function linesBelow(lines: readonly string[], at: number, end: number): readonly WrittenItem[] {
  const indent = (lines[at] ?? '').search(/[A-Za-z]/);
  const below: WrittenItem[] = [];
  for (let next = at + 1; next < end; next++) {
    const text = lines[next] ?? '';
    if (isBlank(text)) continue;
    if (indentOf(text) <= indent) break;
    below.push({ text, line: next + 1 });
  }
  return below;
}

function itemsOf(
  lines: readonly string[],
  [start, end]: readonly [number, number],
  key: string,
): readonly WrittenItem[] {
  for (let at = start; at < end; at++) {
    const found = /^[ \t]*(?:-[ \t]+)?([A-Za-z-]+):(?:[ \t]+(.*))?$/.exec(lines[at] ?? '');
    if (found?.[1] !== key) continue;
    const value = (found[2] ?? '').trim();
    const beside = /^(?:[|>][-+0-9]*)?$/.test(value) ? [] : [{ text: value, line: at + 1 }];
    return [...beside, ...linesBelow(lines, at, end)]
      .flatMap(({ text, line }) => text.split(',').map((item) => ({ text: item.trim(), line })))
      .map(({ text, line }) => ({ text: text.replace(/^-[ \t]+|^name=/, '').replace(/^["']|["']$/g, ''), line }))
      .filter(({ text }) => text !== '');
  }
  return [];
}

/**
 * Finds the steps of a GitHub workflow that build, push or name images by the actions made for it.
 *
 * @param text The text of the workflow.
 * @returns The steps in their order.
 */
export function imageSteps(text: string): readonly ImageStep[] {
  const lines = text.slice(0, maxText).split(/\r\n?|\n/);
  const found = [...lines.keys()].filter((at) => known.test(lines[at] ?? '') && !isBlank(lines[at] ?? ''));
  return found.slice(0, maxSteps).map((at) => {
    const step = stepAround(lines, at);
    const items = (key: string): readonly WrittenItem[] => itemsOf(lines, step, key);
    const named = items('images').length > 0 ? items('images') : items('repository');
    const [file, context, push] = [items('file')[0]?.text, items('context')[0]?.text, items('push')[0]?.text];
    return {
      id: items('id')[0]?.text ?? '',
      names: named.length > 0 ? named : items('tags'),
      tagsVary: named.length > 0,
      ...(file === undefined ? {} : { file }),
      ...(context === undefined ? {} : { context }),
      pushes: push === undefined ? items('repository').length > 0 : push !== 'false',
    };
  });
}
