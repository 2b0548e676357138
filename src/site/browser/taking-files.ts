import { byId } from './element.ts';
import { givenByDrop, type Given } from './given-files.ts';

/** Takes what was given to the page; listing a folder takes a while. */
export type Take = (give: (listed: (files: number) => void) => Promise<Given>) => void;

/**
 * Lets a button open the dialogue of an input that is not shown; the same thing may be chosen twice in a row.
 *
 * @param name Id of the button; that of the input ends in `-input`.
 * @param chosen Is called with what was chosen.
 * @returns The input.
 */
export function connectChooser(name: string, chosen: (files: readonly File[]) => void): HTMLInputElement {
  const input = byId(`${name}-input`) as HTMLInputElement;
  byId(name).addEventListener('click', () => input.click());
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])];
    input.value = '';
    if (files.length > 0) chosen(files);
  });
  return input;
}

/**
 * Lets a button open the dialogue that chooses a folder; in a browser that knows no folders, as on some phones, the button
 * is not shown.
 *
 * @param name Id of the button; that of the input ends in `-input`.
 * @param chosen Is called with the files of the folder.
 */
export function connectFolderChooser(name: string, chosen: (files: readonly File[]) => void): void {
  const input = connectChooser(name, chosen);
  if ('webkitdirectory' in input) input.webkitdirectory = true;
  else byId(name).hidden = true;
}

/**
 * Lets the whole page take what is dropped, so that nobody who misses the field leaves the page.
 *
 * @param zone The field, which is marked while something is over the page.
 * @param take Takes what was dropped.
 * @param refuse Is called where it is nothing that can be taken.
 */
export function takeDrops(zone: HTMLElement, take: Take, refuse: () => void): void {
  const mark = (isOver: boolean): void => void zone.classList.toggle('over', isOver);
  // Before an editor on the page hears of it, which would take in the text of the file and not its name.
  const listen = { capture: true };
  addEventListener(
    'dragover',
    (event) => {
      if (event.dataTransfer?.types.includes('Files') !== true) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      mark(true);
    },
    listen,
  );
  addEventListener('dragleave', ({ relatedTarget }) => {
    if (relatedTarget === null) mark(false);
  });
  addEventListener(
    'drop',
    (event) => {
      mark(false);
      if (event.dataTransfer?.types.includes('Files') !== true) return;
      event.preventDefault();
      event.stopPropagation();
      // The browser tells what was dropped while the event is handled, and not later.
      const give = givenByDrop(event.dataTransfer);
      if (give === undefined) refuse();
      else take(give);
    },
    listen,
  );
}
