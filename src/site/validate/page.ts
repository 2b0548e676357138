import { byId } from '../browser/element.ts';
import { startEngine } from '../browser/engine-client.ts';
import { addFileActions } from './file-actions.ts';
import { createChecker } from './checker.ts';
import { joinFixes } from './edits.ts';
import type { Checked, CheckInput, Edit, EngineCalls } from './engine-messages.ts';
import { takeEverything } from './intake.ts';
import { showNextSteps } from './next-steps.ts';
import type { PageData } from './page-data.ts';
import { createOpenText, type OpenText } from './open-text.ts';
import { spanAt, type Span } from './places.ts';
import { showNothing, showResult } from './result-view.ts';
import type { Mark, PaneParts } from './text-pane.ts';

/** Fixes that only turn up when others have been made are made too, but not for ever. */
const mostRounds = 20;

function marksOf({ report }: Checked, text: string): readonly Mark[] {
  return report.problems.flatMap(({ line, column = 1, severity, message }) =>
    line === undefined ? [] : [{ ...spanAt(text, { line, column }), severity, message }],
  );
}

function connectChecks(file: OpenText, data: PageData, ask: ReturnType<typeof startEngine<EngineCalls>>): void {
  const parts = { verdict: byId('verdict'), result: byId('result') };
  const failure = byId('failure');
  const [steps, actions] = [byId('steps'), byId('file-actions')];
  const change = (text: string, edits: readonly Edit[]): boolean => {
    // Somebody has written since: the offsets of the fix are those of another text.
    const isSame = file.pane.text() === text && edits.length > 0;
    if (isSame) file.pane.change(edits);
    return isSame;
  };
  const fixAll = async ({ fixes }: Checked, text: string, round = 1): Promise<void> => {
    if (round > mostRounds || !change(text, joinFixes(fixes.flatMap((fix) => fix ?? [])))) return;
    const next = await checker.now();
    if (next !== undefined) await fixAll(next.checked, next.input.text, round + 1);
  };
  const show = (checked: Checked, { text, name }: CheckInput): void => {
    failure.textContent = '';
    actions.hidden = false;
    showResult(parts, checked, {
      ...{ data, text },
      goTo: (span: Span) => file.pane.goTo(span),
      change: (edits) => void (change(text, edits) && checker.now()),
      fixAll: () => void fixAll(checked, text),
    });
    showNextSteps(steps, checked.report, name);
    if (file.pane.text() === text) file.pane.mark(marksOf(checked, text));
  };
  const empty = (): void => {
    showNothing(parts);
    steps.hidden = actions.hidden = true;
    file.pane.mark([]);
  };
  const failed = (error: unknown): void => {
    const detail = error instanceof Error ? ` (${error.message})` : '';
    failure.textContent = `The text could not be checked${detail}. Load the page again; in a terminal, tasktypes validate does the same.`;
  };
  const checker = createChecker(file.input, ask, { show, empty, failed });
  file.onChange((isOpened) => (isOpened ? void checker.now() : checker.soon()));
}

/**
 * Makes the Validate page work: starts what it needs, and takes texts from then on.
 *
 * @throws {TypeError} When the page is not the one that belongs to this script.
 */
export function openPage(): void {
  const give = byId('give');
  const data = JSON.parse(byId('types').textContent) as PageData;
  const ask = startEngine<EngineCalls>(give.dataset['worker'] ?? '', data);
  const pane: PaneParts = { area: byId('text') as HTMLTextAreaElement, place: byId('editor') };
  const file = createOpenText(pane, byId('file-name'));
  const place = byId('sheet');
  addFileActions({ actions: byId('file-actions'), told: byId('told'), place }, file.saved);
  connectChecks(file, data, ask);
  takeEverything(file, { zone: give, verdict: byId('verdict'), root: data.root, ask });
}
