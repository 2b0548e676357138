import { existsSync } from 'node:fs';
import { parseDocument, type Document } from 'yaml';
import { platforms } from '../generated/platforms.ts';
import { near } from '../spec/near.ts';
import { listed } from '../spec/words.ts';
import type { Arguments } from './arguments.ts';
import { exitCode, type Io, type WrongUse } from './io.ts';
import { replaceFile } from './replace-file.ts';
import { ask, linesOf, type Dialogue } from './suggest-questions.ts';
import { lookOf, refuse } from './terminal.ts';

const names = Object.keys(platforms);

function platformOf({ operands }: Arguments): string | WrongUse {
  const [name, ...more] = operands;
  const hint = `Write: tasktypes planner init <platform>; there are ${listed(names)}.`;
  if (name === undefined || more.length > 0) return { message: 'One platform is needed.', hint };
  const text = Object.hasOwn(platforms, name) ? platforms[name] : undefined;
  if (text !== undefined) return text;
  const [like] = near(name, names);
  return {
    message: `There is no ready configuration for "${name}".`,
    hint: like === undefined ? hint : `Did you mean: tasktypes planner init ${like}`,
  };
}

interface Question {
  readonly ask: (preset: string) => string;
  readonly preset: (document: Document) => string;
  readonly isRight: (answer: string) => boolean;
  readonly fault: string;
  readonly write: (document: Document, answer: string) => void;
}

const textAt = (document: Document, path: readonly (string | number)[]): string => {
  const value = document.getIn(path);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

function interfaceNames(document: Document): readonly string[] {
  return Object.keys((document.toJS() as { readonly interfaces: object }).interfaces);
}

/** The last interface is the platform's own; the others lead to the same place. */
function writeEndpoint(document: Document, answer: string): void {
  const names = interfaceNames(document);
  const old = textAt(document, ['interfaces', names.at(-1) ?? '', 'serviceinfo', 'endpoint']);
  for (const name of names)
    if (textAt(document, ['interfaces', name, 'serviceinfo', 'endpoint']) === old)
      document.setIn(['interfaces', name, 'serviceinfo', 'endpoint'], answer);
}

const questions: readonly Question[] = [
  {
    ask: (preset) => `What is the service called, at the beginning of a sentence? [${preset}]`,
    preset: (document) => textAt(document, ['service']),
    isRight: (answer) => answer.length <= 100,
    fault: 'At most 100 characters.',
    write: (document, answer) => document.setIn(['service'], answer),
  },
  {
    ask: (preset) => `What is its address? [${preset}]`,
    preset: (document) =>
      textAt(document, ['interfaces', interfaceNames(document).at(-1) ?? '', 'serviceinfo', 'endpoint']),
    isRight: (answer) => /^https?:\/\/[^\s/]+/.test(answer),
    fault: 'An address begins with https:// or http://.',
    write: writeEndpoint,
  },
  {
    ask: (preset) =>
      `By which header does the proxy in front say who has signed in? Leave it empty if anyone may ask. [${preset}]`,
    preset: () => '',
    isRight: (answer) => /^[A-Za-z0-9-]*$/.test(answer),
    fault: 'The name of a header has letters, digits and hyphens.',
    write: (document, answer) => {
      if (answer === '') return;
      document.setIn(['listen', 'userHeader'], answer);
      const { offers } = document.toJS() as { readonly offers: readonly unknown[] };
      for (const index of offers.keys()) document.setIn(['offers', index, 'policy', 'who'], 'signed-in');
    },
  },
  {
    ask: (preset) => `On which port shall the planner listen? [${preset}]`,
    preset: (document) => textAt(document, ['listen', 'port']),
    isRight: (answer) => /^[0-9]{1,5}$/.test(answer) && Number(answer) <= 65_535,
    fault: 'A port is a number up to 65535.',
    write: (document, answer) => document.setIn(['listen', 'port'], Number(answer)),
  },
];

/** Asks until the answer is one; what is proposed is taken for an empty line, and once the input has ended. */
async function askOne(question: Question, document: Document, dialogue: Dialogue): Promise<void> {
  const preset = question.preset(document);
  for (;;) {
    const typed = (await ask(question.ask(preset), dialogue)).trim();
    const answer = typed === '' ? preset : typed;
    if (question.isRight(answer)) {
      if (answer !== preset) question.write(document, answer);
      return;
    }
    dialogue.say(`  ${question.fault}\n`);
  }
}

async function answered(text: string, io: Io): Promise<string> {
  if (!io.stdinIsTerminal) return text;
  const document = parseDocument(text);
  const dialogue = {
    say: (words: string) => io.stderr.write(words),
    hear: linesOf(io.stdin()),
    look: lookOf(io.stderr, io),
  };
  for (const question of questions) await askOne(question, document, dialogue);
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/**
 * Begins the configuration of a planner for a platform.
 *
 * @param args The platform, and the options of `planner init`.
 * @param io What is read and where is written.
 * @returns The exit code.
 */
export async function run(args: Arguments, io: Io): Promise<number> {
  const platform = platformOf(args);
  if (typeof platform !== 'string') return refuse(io, platform);
  const option = args.options.get('output');
  const output = typeof option === 'string' ? option : 'planner.yaml';
  if (output !== '-' && existsSync(output) && !args.options.has('force'))
    return refuse(io, {
      message: `"${output}" is there already.`,
      hint: 'Name another file with --output, or replace it with --force.',
    });
  const text = await answered(platform, io);
  if (output === '-') {
    io.stdout.write(text);
    return exitCode.fine;
  }
  const fault = await replaceFile(output, text);
  if (fault !== undefined) return refuse(io, fault);
  io.stdout.write(
    `${output} is written. Read it through, then: tasktypes planner check ${output} && tasktypes planner serve ${output}\n`,
  );
  return exitCode.fine;
}
