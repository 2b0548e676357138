import { createStyle, type Look } from '../report/style.ts';
import { wrap } from '../report/wrap.ts';
import { exitCode, type Io, type Output, type WrongUse } from './io.ts';

function hasColour(output: Output, environment: Io['environment']): boolean {
  if ((environment['NO_COLOR'] ?? '') !== '') return false;
  const forced = environment['FORCE_COLOR'];
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  return output.isTerminal && environment['TERM'] !== 'dumb';
}

/**
 * Chooses how an output is laid out: in colours on a terminal only, never with NO_COLOR, always with FORCE_COLOR.
 *
 * @param output Where is written.
 * @param io The environment.
 * @returns The style, and the width where there is a terminal.
 */
export function lookOf(output: Output, io: Io): Look {
  const style = createStyle(hasColour(output, io.environment));
  return output.isTerminal && output.width !== undefined && output.width > 0
    ? { style, width: output.width }
    : { style };
}

/**
 * Says on standard error what a user did wrong.
 *
 * @param io Where is written.
 * @param use What is wrong, and what to do instead; made safe for a terminal.
 * @returns The exit code of wrong use.
 */
export function refuse(io: Io, { message, hint }: WrongUse): number {
  const look = lookOf(io.stderr, io);
  const [first = '', ...more] = wrap(`tasktypes: ${message}`, look);
  const lines = [look.style.red(first), ...more, ...wrap(hint, look, '  ')];
  io.stderr.write(`${lines.join('\n')}\n`);
  return exitCode.wrongUse;
}
