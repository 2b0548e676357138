import type { Watch } from './observe.ts';

/** What is logged: every call, what the server fails at, or nothing. */
export type LogLevel = 'all' | 'errors' | 'off';

/** Tells the time, and writes it down anew only where it has changed. */
function clock(): () => string {
  let last = 0;
  let written = '';
  return () => {
    const now = Date.now();
    if (now !== last) written = new Date(now).toISOString();
    last = now;
    return written;
  };
}

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
  const time = clock();
  const flush = (): void => {
    write(lines);
    lines = '';
  };
  return ({ requestId, method, route, status, duration, verdict, isBrokenOff = false, fault }) => {
    if (level === 'errors' && status < 500) return;
    if (lines === '') setImmediate(flush);
    // Written by hand: every part is of plain characters, and a server under load writes many.
    const grade = status >= 500 ? 'error' : 'info';
    const taken = Math.round(duration * 1_000) / 1_000;
    const found = verdict === undefined ? '' : `,"verdict":"${verdict}"`;
    const broken = isBrokenOff ? ',"brokenOff":true' : '';
    const failed =
      fault === undefined ? '' : `,"fault":${JSON.stringify(fault instanceof Error ? fault.stack : fault)}`;
    const asked = `"requestId":"${requestId}","method":"${method}","route":"${route}","status":${status}`;
    lines += `{"time":"${time()}","level":"${grade}",${asked},"milliseconds":${taken}${found}${broken}${failed}}\n`;
  };
}
