import { getTag, postTask } from './call.ts';
import { fault, judged, warning, type Check } from './check.ts';

/** A tasktype that nobody has, under a name that is kept free for examples. */
const frumblek = 'https://types.example.org/tasktypes/frumblek';

const tagAlone: Check = {
  id: 'tasktype-alone-is-answered',
  sentence: 'A tasktype alone is answered with YES or NO',
  advice: 'Answer a question without `taskinfo` by whether such tasks are taken at all, to GET and to POST.',
  run: async ({ url, ask, wanted, taken, areNamed }, advice) => {
    const asked = await ask([
      ...wanted.map((type) => ({ type, call: getTag(url, type.uri) })),
      ...taken.map((type) => ({ type, call: postTask(url, type.uri) })),
    ]);
    const mayRefuse = !areNamed && taken.length > 0;
    return judged(asked, advice, ({ exchange: { answer }, type }) => {
      if (answer.word === undefined) return fault('YES or NO');
      if (answer.word === 'YES') return undefined;
      // GET says NO to most types of the registry; only a planner that says YES somewhere is known to mean it.
      if (taken.includes(type)) return fault('YES, as another question about this tasktype is answered');
      return mayRefuse
        ? undefined
        : fault('YES', {
            advice: areNamed
              ? 'Name with --tasktype what the planner takes.'
              : 'Offer a tasktype of this registry, or name with --tasktype one that the planner takes.',
          });
    });
  },
};

const aliases: Check = {
  id: 'every-uri-is-answered-alike',
  sentence: 'Every URI of a tasktype is answered alike',
  advice: 'Compare the tasktype with each of its exact strings: `index.json` of the registry lists them as `uris`.',
  run: async ({ url, ask, taken }, advice) => {
    const askings = taken.flatMap(({ uris }) => uris.map((uri) => ({ call: getTag(url, uri) })));
    return judged(await ask(askings), advice, ({ exchange: { answer } }) =>
      answer.word === 'YES' ? undefined : fault('YES, as to another URI of this tasktype'),
    );
  },
};

const unknownTypes: Check = {
  id: 'unknown-tasktype-is-no',
  sentence: 'An unknown tasktype is answered with NO',
  advice: 'Compare tasktypes as exact strings, and answer NO with status 200 where none is equal.',
  run: async ({ url, ask, taken }, advice) => {
    const unknown = [frumblek, ...taken.slice(0, 3).map(({ uri }) => `${uri}-frumblek`)];
    const askings = unknown.flatMap((uri) => [{ call: getTag(url, uri) }, { call: postTask(url, uri) }]);
    return judged(await ask(askings), advice, ({ exchange: { answer } }) =>
      answer.word === 'NO' ? undefined : fault('NO'),
    );
  },
};

/** Nothing of this is a taskinfo, and whoever looks into it may stumble. */
const monsters: readonly unknown[] = [
  'no object',
  [17, [null, {}]],
  { '': null, constructor: { prototype: 1 }, image: [[]], ports: 'x', 'a.b': { $ref: '#' } },
  JSON.parse(`${'{"deep":'.repeat(60)}null${'}'.repeat(60)}`),
  { image: 'x'.repeat(2 ** 16) },
];

const unknownTaskinfo: Check = {
  id: 'unknown-taskinfo-is-not-read',
  sentence: 'The taskinfo of an unknown tasktype is not looked at',
  advice: 'Look at the tasktype first; where it is none of yours, say NO and leave `taskinfo` alone.',
  run: async ({ url, ask }, advice) => {
    const askings = monsters.map((taskinfo) => ({ call: postTask(url, frumblek, taskinfo) }));
    return judged(await ask(askings), advice, ({ exchange: { answer, received } }) => {
      if (answer.word === 'NO') return undefined;
      return received?.status === 413 ? warning('NO') : fault('NO, whatever the taskinfo is');
    });
  },
};

/** What a planner answers to the tasktype alone, and to those that it does not know. */
export const tagChecks: readonly Check[] = [tagAlone, aliases, unknownTypes, unknownTaskinfo];
