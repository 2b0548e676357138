import type { Severity } from '../../spec/problem.ts';
import type { Edit } from './engine-messages.ts';
import type { Span } from './places.ts';
import { createTextArea } from './text-area.ts';

/** A place of the text that a problem is about. */
export interface Mark extends Span {
  readonly severity: Severity;
  readonly message: string;
}

/** Where a text stands to be written in; its lines end with LF. */
export interface TextPane {
  readonly text: () => string;
  /** Puts another text in its place. */
  readonly open: (text: string) => void;
  /** Changes parts of it. */
  readonly change: (edits: readonly Edit[]) => void;
  /** Brings a part of it into view, selects it and takes the keyboard there. */
  readonly goTo: (span: Span) => void;
  /** Underlines what problems are about, and forgets what was underlined. */
  readonly mark: (marks: readonly Mark[]) => void;
}

/** The plain field of the page, and the place of the editor that follows it. */
export interface PaneParts {
  readonly area: HTMLTextAreaElement;
  readonly place: HTMLElement;
}

/** Waits until nobody is in the middle of writing a character of several keys, which would be lost. */
function afterComposition(area: HTMLTextAreaElement): { readonly then: (done: () => void) => void } {
  let isComposing = false;
  area.addEventListener('compositionstart', () => (isComposing = true));
  area.addEventListener('compositionend', () => (isComposing = false));
  return {
    then: (done) => {
      if (isComposing) area.addEventListener('compositionend', () => setTimeout(done), { once: true });
      else done();
    },
  };
}

/** Calls once: when the browser has nothing else to do, or when somebody is about to write. */
function whenWanted(area: HTMLTextAreaElement, call: () => void): void {
  let isCalled = false;
  const once = (): void => {
    if (!isCalled) call();
    isCalled = true;
  };
  area.addEventListener('focus', once, { once: true });
  if ('requestIdleCallback' in globalThis) requestIdleCallback(once, { timeout: 5_000 });
  else setTimeout(once, 1_000);
}

/**
 * Makes the place where the text stands: a plain field at once, an editor as soon as it is loaded. Where it cannot be
 * loaded, the plain field stays.
 *
 * @param parts The parts of the page.
 * @param changed Is called when the text has changed, whoever changed it.
 * @returns The place of the text.
 */
export function createTextPane({ area, place }: PaneParts, changed: () => void): TextPane {
  let pane = createTextArea(area, changed);
  let marks: readonly Mark[] = [];
  const composition = afterComposition(area);
  const replace = async (): Promise<void> => {
    const { createEditor } = await import('./editor.ts');
    composition.then(() => {
      const hadFocus = document.activeElement === area;
      const { selectionStart, selectionEnd, scrollTop } = area;
      const editor = createEditor(place, changed, {
        text: area.value,
        selection: { from: selectionStart, to: selectionEnd },
        scrollTop,
        hint: area.placeholder,
      });
      pane = editor;
      area.hidden = true;
      place.hidden = false;
      editor.mark(marks);
      if (hadFocus) editor.focus();
    });
  };
  whenWanted(area, () => void replace().catch(() => undefined));
  return {
    text: () => pane.text(),
    open: (text) => pane.open(text),
    change: (edits) => pane.change(edits),
    goTo: (span) => pane.goTo(span),
    mark: (found) => {
      marks = found;
      pane.mark(found);
    },
  };
}
