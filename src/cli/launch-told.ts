import type { Launch } from '../launch/launch.ts';
import type { Question } from '../launch/values.ts';
import type { Look } from '../report/style.ts';
import { wrap } from '../report/wrap.ts';
import { visible } from '../spec/words.ts';
import { environmentName } from './launch-answers.ts';

type Lines = readonly string[];

function questionLines(questions: readonly Question[], look: Look): Lines {
  if (questions.length === 0) return [];
  const lines = questions.flatMap(({ name, ask, secret }) => {
    const how = secret ? `set ${environmentName(name)}` : `--answer ${name}=… or ${environmentName(name)}`;
    return [...wrap(`${name}: ${ask}`, look, '  '), `  ${look.style.dim(how)}`];
  });
  return ['', look.style.bold('What only you know'), ...lines];
}

/** Commands are not broken, so that they can be copied. */
function commandLines(commands: readonly Lines[], { style }: Look): Lines {
  return commands.flatMap((lines, index) => [
    '',
    style.dim(`# ${index + 1} of ${commands.length}`),
    ...lines.map((line) => (line.startsWith('#') ? style.dim(line) : line)),
  ]);
}

/**
 * Tells what one can open, send or do.
 *
 * @param made The launch.
 * @param commands Its requests as commands of curl, the lines of each.
 * @param look How it is laid out.
 * @returns The lines.
 */
export function toldLines(made: Launch, commands: readonly Lines[], look: Look): Lines {
  const { style } = look;
  if (made.how === 'impossible') return made.reasons.flatMap((reason) => wrap(reason, look));
  const asked = questionLines(made.questions, look);
  if (made.how === 'open') return ['Open in a browser:', `  ${style.bold(visible(made.url))}`, ...asked];
  if (made.how === 'byHand')
    return [
      'Do this by hand:',
      ...made.sentences.flatMap((sentence, index) => wrap(`${index + 1}. ${sentence}`, look, '  ')),
      ...asked,
    ];
  const count = `Send ${commands.length === 1 ? 'this request' : `these ${commands.length} requests, one after the other`}:`;
  const then = made.result === undefined ? [] : ['', `Then open: ${style.bold(visible(made.result))}`];
  const run = ['', ...wrap('With --run they are sent, and each reply is checked.', look)];
  return [count, ...commandLines(commands, look), ...then, ...asked, ...run];
}
