import { json, jsonLine } from '../report/json.ts';
import type { Report } from '../validate/report.ts';
import type { TaskShortcut } from '../validate/task-shortcut.ts';
import type { Answer, Call } from './call.ts';
import type { Context, Worker } from './context.ts';
import { exactText } from './exact-text.ts';
import { suggestCall } from './suggest-call.ts';
import { checkDocument, readWanted, reportAnswer, validateCall } from './validate-call.ts';

/**
 * Makes what works out answers here and now.
 *
 * @param context What they are worked out with.
 * @param shortcut Recognises what has nothing wrong.
 * @returns The worker.
 */
export function createWorker(context: Context, shortcut: TaskShortcut): Worker {
  const told = new WeakMap<Report, Answer>();
  const quickly = (call: Call, body: Uint8Array): Answer | undefined => {
    const wanted = readWanted(call);
    if ('problem' in wanted || wanted.form !== 'json' || wanted.input === 'yaml') return undefined;
    if (wanted.tasktype !== undefined || wanted.file !== undefined) return undefined;
    const text = exactText(body);
    const report = text === undefined ? undefined : shortcut.reportOf(text);
    if (report === undefined) return undefined;
    const answer = told.get(report) ?? reportAnswer(report, 'application/json', json(report));
    told.set(report, answer);
    return answer;
  };
  return async (work, call, body) => {
    if (work === 'suggest') return suggestCall(call, body, context);
    if (work === 'validate') return quickly(call, body) ?? validateCall(call, body, context, shortcut.learn);
    const report = await checkDocument({ input: 'json' }, body, context);
    await shortcut.learn(report);
    return { status: 200, headers: {}, body: jsonLine(report).trimEnd(), verdict: report.verdict };
  };
}
