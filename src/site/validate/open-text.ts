import { visible } from '../../spec/words.ts';
import type { CheckInput } from './engine-messages.ts';
import type { SavedText } from './file-actions.ts';
import { createTextPane, type PaneParts, type TextPane } from './text-pane.ts';

/** The text that is on the page. */
export interface OpenText {
  readonly pane: TextPane;
  /** As it is checked. */
  readonly input: () => CheckInput;
  /** As it is saved: its lines end as they did when it was given. */
  readonly saved: () => SavedText;
  /** Puts a text of somewhere else on the page. */
  readonly open: (text: string, path: string | undefined) => void;
  /** Says who is told of changes, and whether a change put another text there. */
  readonly onChange: (told: (isOpened: boolean) => void) => void;
}

/**
 * Makes the place of the text that is checked, which remembers what the text is called.
 *
 * @param parts Where it stands.
 * @param title Where its name stands.
 * @returns The text.
 */
export function createOpenText(parts: PaneParts, title: HTMLElement): OpenText {
  let path: string | undefined;
  let lineEnd = '\n';
  let isOpening = false;
  let told: (isOpened: boolean) => void = () => undefined;
  const rename = (name: string | undefined): void => {
    path = name;
    title.textContent = name === undefined ? 'Your text' : visible(name);
  };
  const changed = (): void => {
    // What is written into an empty field is something new.
    if (!isOpening && pane.text() === '') rename(undefined);
    told(isOpening);
  };
  const pane = createTextPane(parts, changed);
  return {
    pane,
    input: () => ({ text: pane.text(), ...(path === undefined ? {} : { name: path }) }),
    saved: () => ({ text: pane.text().replaceAll('\n', lineEnd), path }),
    open: (text, name) => {
      lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
      rename(name);
      isOpening = true;
      pane.open(text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n'));
      isOpening = false;
    },
    onChange: (tell) => {
      told = tell;
      // What the browser has kept in the field from before, or somebody wrote before this script was there.
      tell(true);
    },
  };
}
