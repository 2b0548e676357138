import { chosen } from '../infer/chosen-tasks.ts';
import { createRepository } from '../infer/repository.ts';
import { suggest } from '../infer/suggest.ts';
import type { Suggestions } from '../infer/suggestion.ts';
import { registry } from '../official.ts';
import { listed } from '../spec/words.ts';
import type { Arguments } from './arguments.ts';
import { readCodemetaIn, readCodemetaText, type CodemetaOnDisk } from './codemeta-on-disk.ts';
import type { Io, WrongUse } from './io.ts';
import { checkDrift } from './suggest-check.ts';
import { conclude } from './suggest-conclusion.ts';
import { readInput, type Input } from './suggest-input.ts';
import { linesOf, type Dialogue } from './suggest-questions.ts';
import { settingsOf, type Settings } from './suggest-settings.ts';
import { askAll, beginState, faultsOf } from './suggest-state.ts';
import { lookOf, refuse } from './terminal.ts';

function misnamed({ also }: Settings['choice'], suggestions: Suggestions): WrongUse | undefined {
  const absent = also.find((uri) => !suggestions.also.some((task) => task.uri === uri));
  if (absent === undefined) return undefined;
  const possible = [...new Set(suggestions.also.map(({ tasktype }) => tasktype))];
  return {
    message: `The type ${absent} is not "also possible" here.`,
    hint: possible.length === 0 ? 'Nothing else is. Leave out --also.' : `Possible besides: ${listed(possible)}.`,
  };
}

function misuseOfZip({ folder }: Input, { write, check }: Settings): WrongUse | undefined {
  if (folder !== undefined) return undefined;
  const hint = 'Unpack it and name the folder';
  if (write)
    return { message: 'Nothing is written into a zip.', hint: `${hint}, or take the block that --format json prints.` };
  return check ? { message: 'A zip is not checked for drift.', hint: `${hint}.` } : undefined;
}

async function fileOf({ folder, texts }: Input): Promise<CodemetaOnDisk> {
  if (folder !== undefined) return readCodemetaIn(folder, registry);
  const text = texts.get('codemeta.json');
  return text === undefined ? { state: 'absent' } : readCodemetaText(new TextEncoder().encode(text), registry);
}

function dialogueAt(io: Io, { format }: Settings): Dialogue | undefined {
  if (!io.stdinIsTerminal || !io.stdout.isTerminal || format !== 'text') return undefined;
  return { say: (text) => io.stdout.write(text), hear: linesOf(io.stdin()), look: lookOf(io.stdout, io) };
}

async function tell(input: Input, suggestions: Suggestions, settings: Settings, io: Io): Promise<number> {
  const file = await fileOf(input);
  const origin = createRepository(input).origin?.url;
  const begun = await beginState(suggestions.tasks, { file, origin, settings });
  if ('message' in begun) return refuse(io, begun);
  const dialogue = dialogueAt(io, settings);
  const state = dialogue === undefined ? begun : await askAll(begun, file, settings.write, dialogue);
  return conclude({ input, suggestions, file, settings, state }, io);
}

/**
 * Finds the tasks of a repository, and writes them into its codemeta.json where that is wanted.
 *
 * @param args The folder or zip, and the options of `suggest`.
 * @param io What is read and where is written.
 * @returns The exit code.
 */
export async function run(args: Arguments, io: Io): Promise<number> {
  const settings = settingsOf(args);
  if ('message' in settings) return refuse(io, settings);
  const { operand, check, choice, format } = settings;
  if (operand === '-' && io.stdinIsTerminal)
    return refuse(io, {
      message: 'A zip does not come from a keyboard.',
      hint: 'Pipe one in: tasktypes suggest - < repository.zip',
    });
  const input = await readInput(operand, io);
  if ('message' in input) {
    refuse(io, input);
    return input.code;
  }
  const misuse = misuseOfZip(input, settings);
  if (misuse !== undefined) return refuse(io, misuse);
  const found = await suggest(input, registry, faultsOf);
  const absent = misnamed(choice, found);
  if (absent !== undefined) return refuse(io, absent);
  const suggestions = chosen(found, choice);
  if (!check || input.folder === undefined) return tell(input, suggestions, settings, io);
  const isWanted = (uri: string): boolean =>
    (choice.only.length === 0 || choice.only.includes(uri)) && !choice.skip.includes(uri);
  return checkDrift({ folder: input.folder, suggestions, isWanted, format }, io);
}
