import { describe, expect, it } from 'vitest';
import { renderGithub } from '../../src/report/github.ts';
import { problem } from '../../src/spec/problem.ts';
import type { Report } from '../../src/validate/report.ts';
import { hostileReports, hostileTexts } from './hostile.ts';

const unescaped = (text: string): string =>
  text.replace(/%(0D|0A|3A|2C|25)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** Reads a line as GitHub's runner does. */
function read(line: string): Command {
  const [, name = '', written = '', message = ''] = /^::(\w+) (.*?)::(.*)$/su.exec(line) ?? [];
  const properties = written.split(',').map((pair) => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at), unescaped(pair.slice(at + 1))];
  });
  return { name, properties: Object.fromEntries(properties) as Command['properties'], message: unescaped(message) };
}

const commandsOf = (...reports: Parameters<typeof renderGithub>): readonly Command[] =>
  renderGithub(...reports)
    .split(/\r\n|\r|\n/)
    .slice(0, -1)
    .map(read);

const file: Report = { file: './codemeta.json', verdict: 'invalid', tasks: [], problems: [] };

describe('the annotations of GitHub', () => {
  it('stand at the lines of the problems, and a notice gives the verdict', () => {
    const place = { line: 2, column: 3 };
    const problems = [
      problem('taskinfo-matches', { message: 'The port is text.', hint: 'Write 8888.', place }),
      problem('type-is-canonical', { severity: 'warning', message: 'It has another name.' }),
    ];
    expect(renderGithub({ verdict: 'invalid', files: [{ ...file, problems }] }).split('\n')).toEqual([
      '::error file=codemeta.json,line=2,col=3,title=taskinfo-matches::The port is text. Write 8888.',
      '::warning file=codemeta.json,title=type-is-canonical::It has another name.',
      '::notice file=codemeta.json,title=tasktypes::codemeta.json: invalid.',
      '',
    ]);
  });

  it('say what a file could declare that declares nothing, and what repairs lead to', () => {
    const question = 'Is there something to run?';
    const nothing: Report = { ...file, verdict: 'nothing-declared', proposal: { question } };
    const broken: Report = { ...file, verdict: 'unreadable', repaired: { verdict: 'valid', text: '{}' } };
    expect(commandsOf({ verdict: 'unreadable', files: [nothing, broken] }).map(({ message }) => message)).toEqual([
      'codemeta.json: nothing declared. Is there something to run?',
      'codemeta.json: unreadable. With these repairs, the verdict would be: valid.',
    ]);
  });

  it('name no file for standard input', () => {
    expect(renderGithub({ verdict: 'valid', files: [{ ...file, file: '-', verdict: 'valid' }] })).toBe(
      '::notice title=tasktypes::Standard input: valid.\n',
    );
  });

  it('are one command a line, whatever files hold and however they are called', () => {
    const commands = commandsOf(hostileReports);
    expect(commands.map(({ name }) => name)).toEqual(hostileTexts.flatMap(() => ['error', 'warning', 'notice']));
    const named = commands.filter(({ name }) => name === 'notice').map(({ properties }) => properties);
    expect(named[0]).toEqual({ file: 'line\r\nline\nline/codemeta.json', title: 'tasktypes' });
    expect(named[4]).toEqual({ file: 'a:b,c=d%/codemeta.json', title: 'tasktypes' });
    for (const { message } of commands) expect(message).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
  });
});
