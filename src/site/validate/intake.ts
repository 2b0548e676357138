import { byId } from '../browser/element.ts';
import { givenFolder, givenZip } from '../browser/given-files.ts';
import { connectChooser, connectFolderChooser, takeDrops } from '../browser/taking-files.ts';
import type { AskEngine } from './engine-messages.ts';
import { fetchExample } from './example.ts';
import type { PageExample } from './examples-for-page.ts';
import { readFragment } from './fragment.ts';
import { textIn, type Shown } from './given-text.ts';
import type { OpenText } from './open-text.ts';

/** What takes texts needs from around it. */
export interface AroundIntake {
  /** Where things are dropped. */
  readonly zone: HTMLElement;
  readonly verdict: HTMLElement;
  /** Path under which the site is served, with a slash at its end. */
  readonly root: string;
  readonly ask: AskEngine;
}

/** Shows a text that is on its way; what is on its way for longer is forgotten. */
type Load = (progress: string, get: (tell: (text: string) => void) => Promise<Shown | undefined>) => Promise<void>;

function createLoad(file: OpenText, { verdict }: AroundIntake): Load {
  const [progress, failure, note] = [byId('progress'), byId('failure'), byId('note')];
  let turn: unknown;
  return async (doing, get) => {
    const mine = (turn = {});
    const tell = (text: string): void => {
      if (mine === turn) progress.textContent = text;
    };
    failure.textContent = '';
    tell(doing);
    const shown = await get(tell).catch((error: unknown) => ({
      fault: error instanceof Error ? error.message : String(error),
    }));
    tell('');
    if (mine !== turn || shown === undefined) return;
    if ('fault' in shown) {
      const stays = file.pane.text() === '' ? '' : ' What stands below is what was there before.';
      failure.textContent = shown.fault + stays;
    } else {
      note.textContent = shown.says ?? '';
      file.open(shown.text, shown.path === '' ? undefined : shown.path);
      verdict.scrollIntoView({ block: 'nearest' });
    }
  };
}

/** The address no longer says what is on the page. */
function forgetFragment(): void {
  if (location.hash !== '') history.replaceState(null, '', location.pathname + location.search);
}

function takeFiles(load: Load, { zone, ask }: AroundIntake): void {
  const take: Parameters<typeof takeDrops>[1] = (give) => {
    forgetFragment();
    void load('Reading…', async (tell) => textIn(await give((files) => tell(`${files} files so far…`)), ask));
  };
  connectChooser('file', ([file]) => {
    if (file !== undefined) take(() => Promise.resolve(givenZip(file)));
  });
  connectFolderChooser('folder', (files) => take(() => Promise.resolve(givenFolder(files))));
  takeDrops(zone, take, () => {
    byId('failure').textContent = 'What was dropped is neither a file nor a folder.';
  });
}

function takeRecords(load: Load, ask: AskEngine): (record: string) => void {
  const field = byId('record') as HTMLInputElement;
  const take = (record: string): void => {
    field.value = record;
    void load('Asking Zenodo…', () => ask('record', { record }));
  };
  byId('record-form').addEventListener('submit', (event) => {
    event.preventDefault();
    const record = field.value.trim();
    forgetFragment();
    if (record === '') byId('failure').textContent = 'Type the number, the address or the DOI of a record on Zenodo.';
    else take(record);
  });
  return take;
}

function takeExamples(load: Load): void {
  const examples = JSON.parse(byId('examples').textContent) as readonly PageExample[];
  const choice = byId('example') as HTMLSelectElement;
  choice.addEventListener('change', () => {
    const example = examples[Number(choice.value)];
    choice.value = '';
    forgetFragment();
    if (example !== undefined) void load('', () => Promise.resolve(example));
  });
}

function takeFragments(load: Load, takeRecord: (record: string) => void, { root }: AroundIntake): void {
  const take = (): Promise<void> =>
    load('', async (tell) => {
      const asked = await readFragment(location.hash);
      if (asked === undefined || 'fault' in asked) return asked;
      if (asked.kind === 'text') return { text: asked.text, path: asked.name ?? '' };
      if (asked.kind === 'record') {
        takeRecord(asked.record);
        return undefined;
      }
      tell('Fetching the example…');
      return fetchExample(root, asked.version, asked.number);
    });
  addEventListener('hashchange', () => void take());
  if (location.hash !== '') void take();
}

/**
 * Lets the page take texts from everywhere: files, folders, zips, records, examples, and its own address.
 *
 * @param file Where the text is put.
 * @param around What taking texts needs from around it.
 */
export function takeEverything(file: OpenText, around: AroundIntake): void {
  const load = createLoad(file, around);
  takeFiles(load, around);
  takeExamples(load);
  takeFragments(load, takeRecords(load, around.ask), around);
}
