import { registry } from '../official.ts';
import { answerData } from '../registry/answer-data.ts';
import { lookup, type Answer } from '../registry/lookup.ts';
import { json } from '../report/json.ts';
import { renderAnswer } from './answer-text.ts';
import type { Arguments } from './arguments.ts';
import { exitCode, type Io, type WrongUse } from './io.ts';
import { explainLog } from './log.ts';
import { lookOf, refuse } from './terminal.ts';

function misuse({ operands, options }: Arguments): WrongUse | undefined {
  if (!options.has('log'))
    return operands.length > 0
      ? undefined
      : {
          message: 'No URI is named.',
          hint: 'Name one, tasktypes resolve uri://rosetta-container, or give --log and a log on standard input.',
        };
  if (operands.length > 0)
    return {
      message: 'With --log, no URI is named.',
      hint: 'Pipe the log in: cat planner.log | tasktypes resolve --log',
    };
  return options.get('format') === 'json'
    ? { message: '--log passes lines on as they are, so it has no JSON form.', hint: 'Leave out --format json.' }
    : undefined;
}

function exitCodeOf(answers: readonly Answer[]): number {
  return answers.every((answer) => 'exact' in answer) ? exitCode.fine : exitCode.undecided;
}

/**
 * Says what URIs mean, or explains those in a log.
 *
 * @param args URIs, or `--log`; and `--format`.
 * @param io What is read and where is written.
 * @returns The exit code: fine when each URI means exactly one type.
 */
export async function run(args: Arguments, io: Io): Promise<number> {
  const fault = misuse(args);
  if (fault !== undefined) return refuse(io, fault);
  const look = lookOf(io.stdout, io);
  if (args.options.has('log')) {
    await explainLog(io.stdin(), io.stdout, registry, look);
    return exitCode.fine;
  }
  const answers = args.operands.map((text) => lookup(registry, text));
  const text =
    args.options.get('format') === 'json'
      ? json({ answers: answers.map(answerData) })
      : answers.map((answer) => renderAnswer(answer, look)).join('\n');
  io.stdout.write(text);
  return exitCodeOf(answers);
}
