import { answerData } from '../registry/answer-data.ts';
import { lookup } from '../registry/lookup.ts';
import type { Registry } from '../registry/registry.ts';
import { json } from '../report/json.ts';
import { readTarget, type Answer, type Call } from './call.ts';
import { strayParameter } from './parameters.ts';
import { refusal } from './wrong-call.ts';

/**
 * Answers `GET /api/resolve?uri=…`: what any string found in a log, a file or a message is.
 *
 * @param call The call.
 * @param registry The registry.
 * @returns The answer with status 200, whether the string is known or not; 400 where there is no one string.
 */
export function resolveCall({ target }: Call, registry: Registry): Answer {
  const { query } = readTarget(target);
  const stray = strayParameter(query, ['uri']);
  if (stray !== undefined) return refusal(stray);
  const uri = query.get('uri');
  if (uri === null) {
    const detail = 'Ask for one URI: /api/resolve?uri=uri%3A%2F%2Frosetta-container, percent-encoded.';
    return refusal({ problem: 'missing-parameter', detail });
  }
  return {
    status: 200,
    headers: { 'content-type': 'application/json', 'cache-control': 'public, max-age=600' },
    body: json(answerData(lookup(registry, uri))),
  };
}
