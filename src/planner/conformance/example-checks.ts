import { postTask } from './call.ts';
import { fault, judged, type Check } from './check.ts';

const accepted: Check = {
  id: 'right-task-is-answered',
  sentence: 'A right task is answered with YES, or with NO and why',
  advice: 'Say in `reponseinfo.reasons` why the task is not taken: [{"text": "<why>", "path": "/taskinfo/<field>"}].',
  run: async ({ url, ask, taken }, advice) => {
    const askings = taken.flatMap((type) =>
      type.accepted.map((taskinfo) => ({ call: postTask(url, type.uri, taskinfo) })),
    );
    const asked = await ask(askings);
    const outcome = judged(asked, advice, ({ exchange: { answer } }) => {
      if (answer.word === undefined)
        return fault('YES, or NO with a reason', { advice: 'Answer every question with YES or NO and status 200.' });
      const isToldWhy = answer.word === 'YES' || (answer.reply?.reasons.length ?? 0) > 0;
      return isToldWhy ? undefined : fault('YES, or NO with a reason');
    });
    const yes = asked.filter(({ exchange }) => exchange.answer.word === 'YES').length;
    return { ...outcome, note: `${yes} of ${asked.length} with YES` };
  },
};

const rejected: Check = {
  id: 'wrong-task-is-no',
  sentence: 'A wrong task is answered with NO',
  advice: 'Check `taskinfo` by the schema of its tasktype, and answer NO with status 200 and what is wrong.',
  run: async ({ url, ask, taken }, advice) => {
    const askings = taken.flatMap((type) =>
      type.rejected.map((task) => ({ task, call: postTask(url, type.uri, task.taskinfo) })),
    );
    return judged(await ask(askings), advice, ({ task: { isPart, why }, exchange: { answer } }) => {
      // A question need not be a whole task.
      if (answer.word === 'NO' || (isPart && answer.word === 'YES')) return undefined;
      return fault(isPart ? 'YES or NO' : `NO: ${why}`);
    });
  },
};

/** What a planner answers to the examples of the tasktypes. */
export const exampleChecks: readonly Check[] = [accepted, rejected];
