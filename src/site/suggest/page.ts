import { byId } from '../browser/element.ts';
import { startEngine } from '../browser/engine-client.ts';
import { givenByDrop, givenFolder, givenZip } from '../browser/given-files.ts';
import type { PageTypes } from '../page-types.ts';
import type { EngineCalls } from './engine-messages.ts';
import { createTaker, type Take } from './taker.ts';

/** A button opens the dialogue of an input that is not shown; the same thing may be chosen twice in a row. */
function connect(name: string, chosen: (files: readonly File[]) => void): HTMLInputElement {
  const input = byId(`${name}-input`) as HTMLInputElement;
  byId(name).addEventListener('click', () => input.click());
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])];
    input.value = '';
    if (files.length > 0) chosen(files);
  });
  return input;
}

/** The whole page takes what is dropped, so that nobody who misses the field leaves the page. */
function takeDrops(zone: HTMLElement, take: Take, failure: HTMLElement): void {
  const mark = (isOver: boolean): void => void zone.classList.toggle('over', isOver);
  addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files') !== true) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    mark(true);
  });
  addEventListener('dragleave', ({ relatedTarget }) => {
    if (relatedTarget === null) mark(false);
  });
  addEventListener('drop', (event) => {
    mark(false);
    if (event.dataTransfer?.types.includes('Files') !== true) return;
    event.preventDefault();
    // The browser tells what was dropped while the event is handled, and not later.
    const give = givenByDrop(event.dataTransfer);
    if (give === undefined) failure.textContent = 'What was dropped is neither a folder nor a zip.';
    else take(give);
  });
}

/**
 * Makes the page of suggestions work: starts what it needs, and takes repositories from then on.
 *
 * @throws {TypeError} When the page is not the one that belongs to this script.
 */
export function openPage(): void {
  const zone = byId('give');
  const types = JSON.parse(byId('types').textContent) as PageTypes;
  const ask = startEngine<EngineCalls>(zone.dataset['worker'] ?? '', types);
  const parts = { progress: byId('progress'), failure: byId('failure'), result: byId('result') };
  const take = createTaker(parts, types, ask);
  const folder = connect('folder', (files) => take(() => Promise.resolve(givenFolder(files))));
  // A browser that knows no folders, as on some phones, takes a zip.
  if ('webkitdirectory' in folder) folder.webkitdirectory = true;
  else byId('folder').hidden = true;
  connect('zip', ([zip]) => {
    if (zip !== undefined) take(() => Promise.resolve(givenZip(zip)));
  });
  takeDrops(zone, take, parts.failure);
  zone.hidden = false;
}
