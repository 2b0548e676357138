import { announce } from './announce.ts';

const shownFor = 2000;

function select(content: Element): void {
  const selection = getSelection();
  selection?.selectAllChildren(content);
}

async function copy(button: HTMLElement, content: Element): Promise<void> {
  const label = button.textContent;
  try {
    await navigator.clipboard.writeText(content.textContent.trim());
    announce('Copied');
    button.dataset['copied'] = '';
    button.textContent = 'Copied';
    setTimeout(() => {
      delete button.dataset['copied'];
      button.textContent = label;
    }, shownFor);
  } catch {
    select(content);
    announce('The browser does not let the page copy. The text is selected: copy it with the keyboard.');
  }
}

/**
 * Lets every button that names an element copy its text: `<button type="button" class="copy" data-copy="#uri">Copy</button>`
 * copies the text of the element that the selector finds first, without blanks at its ends, says "Copied" on itself for two
 * seconds, and says it to those who hear the page. Where the browser lets no page copy, the text is selected instead. Such
 * a button is not shown where no script runs. It works for buttons that come to the page later as well.
 */
export function offerCopying(): void {
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-copy]') : null;
    const content = button && document.querySelector(button.dataset['copy'] ?? '');
    // While it says "Copied" its own label is not there to be kept.
    if (button !== null && content !== null && !('copied' in button.dataset)) void copy(button, content);
  });
}
