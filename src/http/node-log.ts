import type { Watch } from './observe.ts';

/** What is logged: every call, what the server fails at, or nothing. */
export type LogLevel = 'all' | 'errors' | 'off';

const newLine = '\n';

/**
 * Makes what writes a line of JSON for each call: when, what was asked, what was answered, how long it took. Never a body,
 * and of an address only the call.
 *
 * @param level What is logged.
 * @param write Writes lines; those of one moment are written together.
 * @returns Is told of each call.
 */
export function createLog(level: LogLevel, write: (lines: string) => void): Watch | undefined {
  if (level === 'off') return undefined;
  let lines = '';
  const flush = (): void => {
    write(lines);
    lines = '';
  };
  return ({ requestId, method, route, status, duration, verdict, fault }) => {
    if (level === 'errors' && status < 500) return;
    if (lines === '') setImmediate(flush);
    const told = {
      time: new Date().toISOString(),
      level: status >= 500 ? 'error' : 'info',
      requestId,
      ...{ method, route, status },
      milliseconds: Math.round(duration * 1_000) / 1_000,
      ...(verdict === undefined ? {} : { verdict }),
      ...(fault === undefined ? {} : { fault: fault instanceof Error ? fault.stack : fault }),
    };
    lines += JSON.stringify(told) + newLine;
  };
}
