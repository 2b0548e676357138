import { findInLog, type LogFinding } from '../../registry/log-findings.ts';
import { lookup } from '../../registry/lookup.ts';
import type { Registry } from '../../registry/registry.ts';
import type { Entry } from '../../spec/spec.ts';

/** What somebody's text turned out to name. */
export interface TextReading<E extends Entry = Entry> {
  /** Each text that is a type or stands in the place of one, most telling first. */
  readonly findings: readonly LogFinding<E>[];
  /** How many different texts were not looked up, since there were too many. */
  readonly leftOut: number;
  /** Whether the text looks like a message or a metadata file, which can be checked as a whole. */
  readonly isMessage: boolean;
}

/** A line of a log may begin with a bracket too, but not with a bracket and a quote. */
const jsonStart = /^(?:\{\s*["'}]|\[\s*[{["\]])/;
const yamlLine = /^[ -]{0,40}["']?(?:task|service)type["']?:(?:\s|$)/m;

function looksLikeMessage(text: string): boolean {
  return jsonStart.test(text) || (text.includes('\n') && yamlLine.test(text));
}

/**
 * Reads what somebody pasted: an exact string or a word as `tasktypes resolve` does, anything with more around it as
 * `tasktypes resolve --log` does.
 *
 * @param registry Where types are looked up.
 * @param pasted The text.
 * @returns What it names; nothing where it is blank, or where several lines name no type.
 */
export function readText<E extends Entry>(registry: Registry<E>, pasted: string): TextReading<E> {
  const text = pasted.trim();
  const isMessage = looksLikeMessage(text);
  if (text === '') return { findings: [], leftOut: 0, isMessage };
  const alone = (): readonly LogFinding<E>[] => [{ answer: lookup(registry, text), count: 1 }];
  if (registry.find(text) !== undefined) return { findings: alone(), leftOut: 0, isMessage };
  const { findings, leftOut } = findInLog(registry, text);
  const isAsked = findings.length === 0 && !isMessage && !text.includes('\n');
  return { findings: isAsked ? alone() : findings, leftOut, isMessage };
}
