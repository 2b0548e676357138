import { versionOf } from '../spec/spec.ts';
import type { Answer } from './lookup.ts';

/**
 * Puts an answer into the form that programs read: plain data, with types named by their URIs.
 *
 * @param answer The answer.
 * @returns The data; keys that do not apply are absent.
 */
export function answerData(answer: Answer): object {
  const { text, status, advice } = answer;
  if ('type' in answer) {
    const { type, entry, via, seen } = answer;
    const successor = answer.status === 'withdrawn' ? answer.successor?.uri : undefined;
    const { kind, name, uri } = type;
    const named = { uri, kind, name, title: entry.title, version: versionOf(entry), typeStatus: type.current.status };
    return { text, status, ...named, via, seen, successor, advice };
  }
  if (answer.status === 'related')
    return {
      text,
      status,
      related: answer.relations.map(({ type, related }) => ({ uri: type.uri, how: related.how, note: related.note })),
      advice,
    };
  if (answer.status === 'suggestion')
    return { text, status, suggestions: answer.suggestions.map(({ type, why }) => ({ uri: type.uri, why })), advice };
  return { text, status, similar: answer.similar.map(({ uri }) => uri), advice };
}
