import { runLaunch, type ShownStep } from '../launch/run.ts';
import type { LaunchSubject } from '../launch/values.ts';
import { wrap } from '../report/wrap.ts';
import type { LaunchAlternative } from '../spec/launch.ts';
import { cut, shown, visible } from '../spec/words.ts';
import { exitCode, type Io } from './io.ts';
import type { Answers } from './launch-answers.ts';
import { lookOf } from './terminal.ts';

/** Characters of a body that are shown. */
const mostOfBody = 400;

function createNotes(io: Io): {
  readonly show: (step: ShownStep) => void;
  readonly waiting: (step: ShownStep, came: unknown) => void;
} {
  const { style } = lookOf(io.stdout, io);
  let last = '';
  return {
    show: ({ number, count, method, url, headers, body }) => {
      last = '';
      const lines = [
        `${style.bold(`${number}/${count}`)}  ${method} ${visible(url)}`,
        ...Object.entries(headers).map(([name, value]) => style.dim(`     ${visible(`${name}: ${value}`)}`)),
        ...(body === undefined ? [] : [style.dim(`     ${visible(cut(body, mostOfBody))}`)]),
      ];
      io.stdout.write(`${lines.join('\n')}\n`);
    },
    waiting: (_, came) => {
      const says = came === undefined ? 'no word yet' : shown(came);
      if (says !== last) io.stdout.write(`     ${says}; waiting\n`);
      last = says;
    },
  };
}

/**
 * Sends the requests of a launch and shows each.
 *
 * @param alternatives The ways of the servicetype for the tasktype.
 * @param subject The serviceinfo and the taskinfo.
 * @param answers What only the user knows.
 * @param io Where is written.
 * @returns The exit code.
 */
export async function sendAll(
  alternatives: readonly LaunchAlternative[],
  subject: LaunchSubject,
  answers: Answers,
  io: Io,
): Promise<number> {
  const ended = await runLaunch(alternatives, subject, { answers, ...createNotes(io) });
  const { style, ...layout } = lookOf(io.stdout, io);
  if (ended.done) {
    const open = ended.result === undefined ? '' : ` Open: ${style.bold(visible(ended.result))}`;
    io.stdout.write(`${style.green('Done.')}${open}\n`);
    return exitCode.fine;
  }
  const [first = '', ...more] = wrap(ended.text, layout);
  io.stderr.write(`${[style.red(first), ...more, ...wrap(ended.advice, layout, '  ')].join('\n')}\n`);
  return exitCode.invalid;
}
