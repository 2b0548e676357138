import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { containing, run } from './command.ts';

describe('help', () => {
  it('lists every command', async () => {
    const { code, stdout } = await run(['--help']);
    expect(code).toBe(0);
    for (const { name, summary } of commands)
      expect(stdout).toMatch(new RegExp(`\\n  ${name} +${summary.slice(0, 20)}`));
  });

  it('is the same with -h and help', async () => {
    const { stdout } = await run(['--help']);
    expect((await run(['-h'])).stdout).toBe(stdout);
    expect((await run(['help'])).stdout).toBe(stdout);
  });

  it.each(commands)(
    'of $name tells its options, examples and exit codes',
    async ({ name, options, examples, exits }) => {
      const { code, stdout } = await run([name, '--help']);
      expect(code).toBe(0);
      for (const option of options) expect(stdout).toContain(`--${option.name}`);
      for (const { command } of examples) expect(stdout).toContain(`  ${command}\n`);
      for (const [exit, meaning] of exits) expect(stdout).toContain(`  ${exit}  ${meaning}\n`);
      expect((await run(['help', name])).stdout).toBe(stdout);
      expect((await run([name, '-h'])).stdout).toBe(stdout);
    },
  );

  it('is shown as wrong use when nothing is asked for', async () => {
    expect(await run([])).toMatchObject({ code: 2, stdout: '', stderr: containing('Commands\n') });
  });
});

describe('the version', () => {
  it('is that of the package', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      version: string;
    };
    for (const word of ['--version', '-V', 'version']) expect((await run([word])).stdout).toBe(`${version}\n`);
  });
});

describe('wrong use', () => {
  it.each([
    ['an unknown command', ['vaildate'], 'Did you mean `tasktypes validate`?'],
    ['a file in the place of a command', ['codemeta.json'], 'Did you mean `tasktypes validate codemeta.json`?'],
    ['a URI in the place of a command', ['uri://frumblek'], 'Did you mean `tasktypes resolve uri://frumblek`?'],
    ['an option in the place of a command', ['--fast'], 'There is no option --fast before a command.'],
    ['a misspelled version', ['--versio'], 'Did you mean `tasktypes --version`?'],
    ['a misspelled help', ['--hlep'], 'Did you mean `tasktypes --help`?'],
    ['a value for its option', ['list', '--json'], 'Did you mean --format json?'],
    ['a misspelled value for its option', ['list', '--jsno'], 'Did you mean --format json?'],
    ['a value that two options have', ['validate', '--json', 'x'], 'Did you mean --format json?'],
    ['an unknown option', ['validate', '--formt', 'json', 'x'], 'Did you mean --format?'],
    ['an unknown short option', ['validate', '-x'], 'The command validate has no option -x.'],
    ['an option of another command', ['list', '--require-task'], 'The command list has no option --require-task.'],
    [
      'an option without its value',
      ['validate', 'x', '--format'],
      'Write --format text, json, sarif, junit, github, gitlab or markdown.',
    ],
    [
      'an option that takes the next one for its value',
      ['validate', '--format', '--require-task', 'x'],
      'The option --format has no value.',
    ],
    [
      'a value for an option that takes none',
      ['validate', '--require-task=yes', 'x'],
      'The option --require-task takes no value.',
    ],
    ['a value that is not among the choices', ['validate', '--format', 'jsno', 'x'], 'Did you mean --format json?'],
    ['a size that is none', ['validate', '--max-size', 'big', 'x'], 'The size "big" is not understood.'],
    ['no file', ['validate'], 'No file is named.'],
    ['no URI', ['resolve'], 'No URI is named.'],
    ['a URI beside --log', ['resolve', '--log', 'x'], 'With --log, no URI is named.'],
    ['JSON of a log', ['resolve', '--log', '--format', 'json'], 'has no JSON form'],
    ['an operand of list', ['list', 'oci-container'], 'Did you mean `tasktypes show oci-container`?'],
    ['no type', ['show'], 'No type is named.'],
    ['two types', ['show', 'a', 'b'], 'One type is shown at a time.'],
    ['two folders', ['lint', 'a', 'b'], 'One folder is checked at a time.'],
    ['a folder that does not exist', ['lint', '/does/not/exist'], 'There is no folder "/does/not/exist".'],
    ['a folder of types that does not exist', ['types', '/does/not/exist'], 'There is no folder "/does/not/exist".'],
  ])('is %s', async (_, args, sentence) => {
    const { code, stdout, stderr } = await run(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(sentence);
    expect(stderr).toMatch(/^tasktypes: [^\n]+\.\n {2}[^\n]+\n$/);
  });

  it('does not take what stands behind -- for an option', async () => {
    expect((await run(['validate', '--', '--format'])).stderr).toContain('There is no file or folder "--format".');
  });

  it('writes control characters of an argument out', async () => {
    expect((await run(['\u001b[31m'])).stderr).toContain('There is no command "\\u{1b}[31m".');
  });
});
