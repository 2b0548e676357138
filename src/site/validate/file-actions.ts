import { button } from '../browser/element.ts';
import { copyButton, download } from '../browser/saving.ts';
import { writeFragment } from './fragment.ts';

/** What the buttons of the text need. */
export interface FileParts {
  /** Where the buttons stand, before what is told of them. */
  readonly actions: HTMLElement;
  readonly told: HTMLElement;
  /** Where the text stands. */
  readonly place: HTMLElement;
}

/** The text as it would be saved. */
export interface SavedText {
  readonly text: string;
  /** Its path; none for a text that was pasted. */
  readonly path: string | undefined;
}

const nameOf = (path: string): string => path.split(/[/\\]/).at(-1) ?? path;

async function copyLink({ text, path }: SavedText, told: HTMLElement): Promise<void> {
  const fragment = await writeFragment({ text, path: path === undefined ? undefined : nameOf(path) });
  if (fragment === undefined) {
    told.textContent = 'The text is too long for a link. Send the file instead.';
    return;
  }
  history.replaceState(null, '', fragment);
  try {
    await navigator.clipboard.writeText(location.href);
    told.textContent = 'Link copied. The whole text is in it, so give it only to those who may read that.';
  } catch {
    told.textContent = 'The link stands in the address bar: copy it from there. The whole text is in it.';
  }
}

/**
 * Puts the buttons in place that copy the text, save it, and make a link of it.
 *
 * @param parts The parts of the page.
 * @param saved Gives the text.
 */
export function addFileActions({ actions, told, place }: FileParts, saved: () => SavedText): void {
  const copy = copyButton(() => saved().text, place, told);
  const save = button('Download', () => {
    const { text, path = 'codemeta.json' } = saved();
    download(text, nameOf(path));
    told.textContent = `Saved as ${nameOf(path)}.`;
  });
  const link = button('Copy link', () => void copyLink(saved(), told));
  actions.prepend(copy, ' ', save, ' ', link, ' ');
}
