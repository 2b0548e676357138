import type { Advice } from '../registry/advice.ts';
import { answerData } from '../registry/answer-data.ts';
import { lookup } from '../registry/lookup.ts';
import type { Registry } from '../registry/registry.ts';
import { json } from '../report/json.ts';
import { readTarget, type Answer, type Call } from './call.ts';
import { strayParameter } from './parameters.ts';
import { refusal } from './wrong-call.ts';

/** What strings are looked up with. */
export interface Resolving {
  readonly registry: Registry;
  /** The path under which everything is served, with slashes at both ends. */
  readonly base: string;
  /** Says advice with addresses of this server. */
  readonly adviceHere: (advice: Advice) => Advice;
}

/**
 * Answers `GET /api/resolve?uri=…`: what any string found in a log, a file or a message is.
 *
 * @param call The call.
 * @param resolving What it is answered with.
 * @returns The answer with status 200, whether the string is known or not; 400 where there is no one string.
 */
export function resolveCall({ target }: Call, { registry, base, adviceHere }: Resolving): Answer {
  const { query } = readTarget(target);
  const stray = strayParameter(query, ['uri']);
  if (stray !== undefined) return refusal(stray);
  const uri = query.get('uri');
  if (uri === null) {
    const detail = `Ask for one URI: ${base}api/resolve?uri=uri%3A%2F%2Frosetta-container, percent-encoded.`;
    return refusal({ problem: 'missing-parameter', detail });
  }
  const answer = lookup(registry, uri);
  return {
    status: 200,
    headers: { 'content-type': 'application/json', 'cache-control': 'public, max-age=600' },
    body: json(answerData({ ...answer, advice: adviceHere(answer.advice) })),
  };
}
