import type { StartedProgram } from './start-command.ts';

const option =
  /^--?(?:[A-Za-z]+\.)?(?:ip|host|hostname|bind|b|h|H|address|addr|listen|bind-addr|interface|i)(?:=(.*))?$/;
const loopback = /^["']?(?:https?:\/\/)?(?:127\.[0-9.]+|localhost|\[?::1\]?)(?::[0-9]*)?["']?$/;
/** Servers that answer on the loopback address unless told otherwise, with the variable that tells. Their documentation, 2026. */
const byDefault: ReadonlyMap<string, { readonly command?: string; readonly variable?: string }> = new Map([
  ['flask', { command: 'run', variable: 'FLASK_RUN_HOST' }],
  ['manage.py', { command: 'runserver' }],
  ['uvicorn', { variable: 'UVICORN_HOST' }],
]);

function addressesIn({ program, words }: StartedProgram): readonly string[] {
  const given = words.flatMap((word, index) => {
    const found = option.exec(word);
    return found === null ? [] : (found[1] ?? words[index + 1] ?? '');
  });
  const server = program === 'manage.py' ? words.filter((word) => /^(?:[\w.]*|\[[\w:]*\]):[0-9]+$/.test(word)) : [];
  return [...given, ...server];
}

/** Where a server answers: everywhere, only to the container itself, or as its settings say that no file tells. */
export type ListenAddress = 'everywhere' | 'itself' | 'itself by default' | 'not told';

/**
 * Tells where a server answers.
 *
 * @param started The server.
 * @param variables The environment in which it is started.
 * @returns Where.
 */
export function listenAddress(started: StartedProgram, variables: ReadonlyMap<string, string>): ListenAddress {
  const addresses = addressesIn(started);
  if (addresses.length > 0) return addresses.every((address) => loopback.test(address)) ? 'itself' : 'everywhere';
  const rule = byDefault.get(started.program);
  if (rule === undefined || (rule.command !== undefined && !started.words.includes(rule.command))) return 'not told';
  const set = rule.variable === undefined ? undefined : variables.get(rule.variable);
  if (set === undefined) return 'itself by default';
  return loopback.test(set) ? 'itself' : 'everywhere';
}
