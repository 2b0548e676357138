import { byId } from '../browser/element.ts';
import { startEngine } from '../browser/engine-client.ts';
import { givenFolder, givenZip } from '../browser/given-files.ts';
import { connectChooser, connectFolderChooser, takeDrops } from '../browser/taking-files.ts';
import type { PageTypes } from '../page-types.ts';
import type { EngineCalls } from './engine-messages.ts';
import { createTaker } from './taker.ts';

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
  connectFolderChooser('folder', (files) => take(() => Promise.resolve(givenFolder(files))));
  connectChooser('zip', ([zip]) => {
    if (zip !== undefined) take(() => Promise.resolve(givenZip(zip)));
  });
  takeDrops(zone, take, () => {
    parts.failure.textContent = 'What was dropped is neither a folder nor a zip.';
  });
}
