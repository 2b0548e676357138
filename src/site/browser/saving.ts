import { button, element } from './element.ts';

/**
 * Saves a text of JSON, without asking any host.
 *
 * @param text The text.
 * @param name Name of the file.
 */
export function download(text: string, name = 'codemeta.json'): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = element('a', { href: address, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  // The browser has to have begun by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function selectAll(node: Node): void {
  const range = document.createRange();
  range.selectNodeContents(node);
  getSelection()?.removeAllRanges();
  getSelection()?.addRange(range);
}

/**
 * Makes a button that copies a text.
 *
 * @param text Gives the text.
 * @param content Where it stands on the page, to be selected where the browser copies nothing.
 * @param told Says what happened.
 * @returns The button.
 */
export function copyButton(text: () => string, content: HTMLElement, told: HTMLElement): HTMLButtonElement {
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text());
      told.textContent = 'Copied.';
    } catch {
      selectAll(content);
      told.textContent = 'The browser does not let the page copy. The text is selected: copy it with the keyboard.';
    }
  };
  return button('Copy', () => void copy());
}
