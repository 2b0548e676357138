import { isObject } from '../../spec/object.ts';
import { reponseInfo, reponseWord, responseInfo, responseWord } from '../../spec/reponse-word.ts';
import { shown } from '../../spec/words.ts';
import type { Bench } from './bench.ts';
import { fault, judged, warning, type Check, type Fault, type Outcome } from './check.ts';
import type { Exchange } from './exchange.ts';

/** Judges every answer to a question that says YES or NO. */
export function ofReplies(
  { exchanges }: Bench,
  advice: string,
  judge: (exchange: Exchange) => Fault | readonly Fault[] | undefined,
): Promise<Outcome> {
  const replies = exchanges().filter(({ call, answer }) => call.tasktype !== undefined && answer.word !== undefined);
  return Promise.resolve(
    judged(
      replies.map((exchange) => ({ exchange })),
      advice,
      ({ exchange }) => judge(exchange),
    ),
  );
}

const spelling: Check = {
  id: 'reponseword-is-written',
  sentence: 'The first key is `reponseword`, without an s',
  advice: 'Write `reponseword` and `reponseinfo` as they were published: clients look for exactly these keys.',
  run: (bench, advice) =>
    ofReplies(bench, advice, ({ answer: { message } }) => {
      if (!isObject(message)) return undefined;
      if (!Object.hasOwn(message, reponseWord)) return fault(`\`${reponseWord}\``, { said: `\`${responseWord}\`` });
      if (Object.hasOwn(message, responseInfo)) return fault(`\`${reponseInfo}\``, { said: `\`${responseInfo}\`` });
      const word = message[reponseWord];
      return word === 'YES' || word === 'NO' ? undefined : warning('YES or NO', { said: shown(word) });
    }),
};

const shape: Check = {
  id: 'reply-has-its-shape',
  sentence: 'A reply has its shape',
  advice: 'Write {"reponseword": "YES", "interfaces": [{"servicetype": "<URI>", "serviceinfo": {…}}]}.',
  run: (bench, advice) =>
    ofReplies(bench, advice, ({ answer: { problems } }) =>
      problems
        .filter(({ rule }) => rule !== 'reponseword-is-spelled-as-published')
        .map(({ severity, message, hint, pointer }) => ({
          severity: severity === 'error' ? 'fault' : 'warning',
          expected: 'a reply as the note has it',
          said: `${message}${pointer === '' ? '' : ` (at ${pointer})`}`,
          advice: hint ?? advice,
        })),
    ),
};

const reasons: Check = {
  id: 'no-says-why',
  sentence: 'A NO says why',
  advice: 'Write "reponseinfo": {"reasons": [{"text": "<why>"}]}, for the person who asked.',
  run: (bench, advice) =>
    ofReplies(bench, advice, ({ answer: { word, reply } }) =>
      word === 'NO' && (reply?.reasons ?? []).length === 0 ? warning('NO with a reason') : undefined,
    ),
};

const status: Check = {
  id: 'reply-has-status-200',
  sentence: 'YES and NO have status 200',
  advice: 'Answer with status 200: NO is a good answer to a good question.',
  run: (bench, advice) =>
    ofReplies(bench, advice, ({ received, answer }) =>
      received?.status === 200
        ? undefined
        : fault('status 200', { said: `${answer.word ?? ''} with status ${received?.status ?? 0}` }),
    ),
};

const asYaml = /^(?:application|text)\/(?:x-)?yaml$/;
const asJson = /^application\/(?:[a-z0-9.-]+\+)?json$/;

const mediaType: Check = {
  id: 'reply-names-its-media-type',
  sentence: 'A reply is application/json unless YAML is wanted',
  advice: 'Set Content-Type: application/json, or application/yaml where the reply is YAML.',
  run: (bench, advice) =>
    ofReplies(bench, advice, ({ received, call }) => {
      const named = received?.mediaType ?? '';
      const wantsYaml = call.headers['accept'] !== undefined;
      if (asJson.test(named) || (wantsYaml && asYaml.test(named))) return undefined;
      return fault(wantsYaml ? 'application/yaml' : 'application/json', {
        said: named === '' ? 'no Content-Type' : named,
      });
    }),
};

/** What every reply is like. */
export const replyChecks: readonly Check[] = [spelling, shape, reasons, status, mediaType];
