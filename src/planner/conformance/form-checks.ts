import type { Bench } from './bench.ts';
import { getTag, getTask, postTask, postText, type Call } from './call.ts';
import { fault, judged, warning, type Check, type Fault, type Outcome } from './check.ts';
import type { Exchange } from './exchange.ts';

/** Asks one question in JSON and in another form, which must be answered alike. */
interface Pair {
  readonly plain: Call;
  readonly call: Call;
}

async function compared(
  { ask }: Bench,
  pairs: readonly Pair[],
  advice: string,
  excuse: (exchange: Exchange) => Fault | undefined = () => undefined,
): Promise<Outcome> {
  const asPlain = await ask(pairs.map(({ plain, call }) => ({ call: plain, other: call })));
  const words = new Map(asPlain.map(({ other, exchange }) => [other, exchange.answer.word]));
  return judged(await ask(pairs), advice, ({ exchange }) => {
    const { word } = exchange.answer;
    const wanted = words.get(exchange.call);
    if (word !== undefined && (wanted === undefined || word === wanted)) return undefined;
    return excuse(exchange) ?? fault(wanted === undefined ? 'YES or NO' : `${wanted}, as to the same question in JSON`);
  });
}

/** The tasks that can be asked about in an address, with lists or without. */
function inAddress({ url, taken }: Bench, hasLists: boolean): readonly Pair[] {
  return taken.flatMap(({ uri, accepted }) =>
    accepted.flatMap((taskinfo) => {
      const call = getTask(url, { tasktype: uri, taskinfo });
      if (call?.url.includes('=%7B') !== hasLists) return [];
      return [{ call, plain: postTask(url, uri, taskinfo) }];
    }),
  );
}

const getFields: Check = {
  id: 'get-reads-fields',
  sentence: 'GET reads taskinfo.<field>=<value> like POST',
  advice: 'Read dotted names as members of `taskinfo`, and each value by the type of its field.',
  run: (bench, advice) => compared(bench, inAddress(bench, false), advice),
};

const getLists: Check = {
  id: 'get-reads-lists',
  sentence: 'GET reads {a,b} as a list',
  advice: 'Read a value between braces as a list, its items between commas: taskinfo.languages={md,python}.',
  run: (bench, advice) => compared(bench, inAddress(bench, true), advice),
};

const yamlQuestion: Check = {
  id: 'yaml-question-is-read',
  sentence: 'A question is read from YAML',
  advice: 'Read a body of the media type application/yaml as YAML, or refuse it with status 415.',
  run: async (bench, advice) => {
    const { url, taken } = bench;
    const { stringify } = await import('yaml');
    const pairs = taken.map(({ uri, accepted: [taskinfo] }) => {
      const task = taskinfo === undefined ? { tasktype: uri } : { tasktype: uri, taskinfo };
      // On one line, so that the request can be repeated in a shell; no reader of JSON takes it.
      const text = stringify(task, { collectionStyle: 'flow', lineWidth: 0 }).trim();
      const call = { ...postText(url, text, 'application/yaml'), tasktype: uri };
      return { call, plain: postTask(url, uri, taskinfo) };
    });
    return compared(bench, pairs, advice, ({ received, said }) =>
      received?.status === 415 ? warning('an answer; clients may write YAML', { said }) : undefined,
    );
  },
};

const yamlReply: Check = {
  id: 'yaml-reply-is-written',
  sentence: 'Who accepts only YAML is answered in YAML',
  advice: 'Look at the field Accept. Every JSON is YAML too, so it is enough to say application/yaml.',
  run: async ({ url, ask, taken }, advice) => {
    const askings = taken.slice(0, 3).map(({ uri }) => {
      const call = getTag(url, uri);
      return { call: { ...call, headers: { ...call.headers, accept: 'application/yaml' } } };
    });
    return judged(await ask(askings), advice, ({ exchange: { answer, received } }) => {
      const isYaml = received?.mediaType.endsWith('yaml') === true;
      if (answer.word === 'YES' && isYaml) return undefined;
      if (answer.word !== undefined || received?.status === 406)
        return warning('YES as application/yaml', {
          said: `${answer.word ?? 'status 406'} as ${received?.mediaType === '' ? 'nothing' : (received?.mediaType ?? '')}`,
        });
      return fault('YES as application/yaml');
    });
  },
};

/** Other forms of a question and of a reply than JSON. */
export const formChecks: readonly Check[] = [getFields, getLists, yamlQuestion, yamlReply];
