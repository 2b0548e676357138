import { decodeText } from '../../metadata/decode.ts';
import { button, element } from '../browser/element.ts';

/** A codemeta.json that was given. */
export interface GivenCodemeta {
  readonly name: string;
  /** Absent where there is none yet. */
  readonly text?: string;
  /** What the software is called, for a new file. */
  readonly software?: string;
}

/** Larger files are not read, in bytes. */
const largest = 8_000_000;

async function textOf(file: File): Promise<{ readonly text: string } | { readonly fault: string }> {
  if (file.size > largest) return { fault: 'The file is larger than 8 MB. Give the codemeta.json itself.' };
  const text = decodeText(new Uint8Array(await file.arrayBuffer()));
  if (typeof text === 'string') return { text };
  const [first] = text.problems;
  return { fault: `${first?.message ?? ''} ${first?.hint ?? ''}`.trim() };
}

/** The whole page takes what is dropped, so that nobody who misses the field leaves the page. */
function takeDrops(zone: HTMLElement, take: (file: File | undefined) => void): void {
  const mark = (isOver: boolean): void => void zone.classList.toggle('over', isOver);
  addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files') !== true) return;
    event.preventDefault();
    mark(true);
  });
  addEventListener('dragleave', ({ relatedTarget }) => {
    if (relatedTarget === null) mark(false);
  });
  addEventListener('drop', (event) => {
    mark(false);
    if (event.dataTransfer?.types.includes('Files') !== true) return;
    event.preventDefault();
    take(event.dataTransfer.files[0]);
  });
}

/** Asks what the software is called, for a new file. */
function newFile(given: (codemeta: GivenCodemeta) => void): HTMLElement {
  const input = element('input', { id: 'software-name', type: 'text', autocomplete: 'off' });
  const write = button('Write a new one', () => {
    const software = input.value.trim();
    if (software === '') input.focus();
    else given({ name: 'codemeta.json', software });
  });
  return element(
    'details',
    {},
    element('summary', {}, 'There is none yet'),
    element('div', { class: 'field' }, element('label', { for: input.id }, 'What is the software called?'), input),
    write,
  );
}

/**
 * Makes the place where a codemeta.json is given.
 *
 * @param given Is called with the file that was dropped, chosen or begun.
 * @returns The place.
 */
export function codemetaGiver(given: (codemeta: GivenCodemeta) => void): HTMLElement {
  const failure = element('p', { class: 'failure', role: 'alert' });
  const read = async (file: File | undefined): Promise<void> => {
    failure.textContent = '';
    if (file === undefined) return;
    const text = await textOf(file).catch(() => ({ fault: 'It may be a folder, or be gone. Give a file.' }));
    if ('fault' in text) failure.textContent = `"${file.name}" cannot be read. ${text.fault}`;
    else given({ name: file.name, text: text.text });
  };
  const input = element('input', {
    type: 'file',
    id: 'codemeta-input',
    accept: '.json,application/json,application/ld+json',
    hidden: true,
  });
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    void read(file).finally(() => (input.value = ''));
  });
  const zone = element(
    'div',
    { class: 'give' },
    element('p', {}, element('strong', {}, 'Drop your codemeta.json here'), ', anywhere on this page.'),
    button('Choose a file', () => input.click()),
    input,
  );
  takeDrops(zone, (file) => void read(file));
  return element('div', {}, zone, newFile(given), failure);
}
