import { missingBlock } from '../infer/suggested-block.ts';
import type { Suggestions } from '../infer/suggestion.ts';
import { registry } from '../official.ts';
import { json } from '../report/json.ts';
import { sourceLines } from '../report/problem-text.ts';
import { renderSuggestionsMarkdown } from '../report/suggestions-markdown.ts';
import { renderSuggestions } from '../report/suggestions-text.ts';
import type { ToldSuggestions } from '../report/told-suggestions.ts';
import { whyNotAdded, type CodemetaOnDisk } from './codemeta-on-disk.ts';
import { exitCode, type Io } from './io.ts';
import type { Input } from './suggest-input.ts';
import { nextSteps } from './suggest-next.ts';
import type { Settings } from './suggest-settings.ts';
import { nameQuestion, type State } from './suggest-state.ts';
import { pathRemarks } from './suggest-remarks.ts';
import { writeTasks, type NotWritten } from './suggest-write.ts';
import { lookOf, refuse } from './terminal.ts';

/** All that is known in the end. */
export interface Conclusion {
  readonly input: Input;
  readonly suggestions: Suggestions;
  readonly file: CodemetaOnDisk;
  readonly settings: Settings;
  readonly state: State;
}

type Written = readonly string[] | NotWritten;

const isFailure = (written: Written | undefined): written is NotWritten =>
  written !== undefined && 'message' in written;

function render(told: ToldSuggestions, format: string, file: CodemetaOnDisk, io: Io): string {
  if (format === 'json') return json(told);
  if (format === 'markdown') return renderSuggestionsMarkdown(told, io.shipped.version());
  const text = file.state === 'absent' ? undefined : file.text;
  const source = text === undefined ? undefined : sourceLines(() => text.replace(/^\ufeff/, ''));
  return renderSuggestions(told, lookOf(io.stdout, io), source);
}

function told(conclusion: Conclusion, block: ToldSuggestions['block'], written: Written | undefined): ToldSuggestions {
  const { input, suggestions, file, settings, state } = conclusion;
  const { operand } = settings;
  const isAbsent = file.state === 'absent';
  const needsName = isAbsent && state.name === undefined && state.tasks.some(({ standing }) => standing === 'ready');
  return {
    name: operand === '-' ? 'standard input' : operand,
    files: input.files.length,
    isCut: input.isCut,
    unread: input.unread,
    tasks: state.tasks,
    also: suggestions.also,
    leftOut: suggestions.leftOut,
    disagreements: suggestions.disagreements,
    unreadable: file.state === 'unreadable' ? file.fault : undefined,
    block,
    written: isFailure(written) ? undefined : written,
    missing: needsName ? [{ pointer: '/name', question: nameQuestion }] : [],
    remarks: pathRemarks(state.tasks, input.files),
    next: nextSteps({
      operand,
      folder: input.folder,
      tasks: state.tasks,
      options: state.options,
      hasFile: !isAbsent,
      isBroken: whyNotAdded(file) !== undefined,
      isByHand: file.state === 'readable' && Object.hasOwn(file.codemeta.value, '@graph'),
      isWritten: written !== undefined && !isFailure(written),
      needsName,
    }),
  };
}

/**
 * Writes the tasks where that is wanted, and tells everything.
 *
 * @param conclusion What is known.
 * @param io Where is written.
 * @returns The exit code.
 */
export async function conclude(conclusion: Conclusion, io: Io): Promise<number> {
  const { input, file, settings, state } = conclusion;
  const { tasks, name, address: codeRepository } = state;
  const block = missingBlock(tasks, registry, file.state === 'readable' ? file.codemeta : undefined, name);
  const toWrite = { folder: input.folder ?? '', file, tasks, block, name, codeRepository };
  const written = settings.write ? await writeTasks(toWrite) : undefined;
  io.stdout.write(render(told(conclusion, block, written), settings.format, file, io));
  if (!isFailure(written)) return exitCode.fine;
  refuse(io, written);
  return written.code;
}
