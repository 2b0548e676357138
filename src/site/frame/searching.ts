/** What the script of the search gives. */
interface SearchScript {
  readonly openSearch: (from: { readonly index: string; readonly root: string }) => void;
}

const isWrittenIn = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, select, textarea'));

function asksForSearch(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.altKey || isWrittenIn(event.composedPath()[0] ?? null)) return false;
  const command = event.ctrlKey || event.metaKey;
  return command ? event.key === 'k' : event.key === '/';
}

/**
 * Opens the search by its button, by `/` and by Ctrl-K. Its script is loaded when it is first wanted.
 *
 * @param button The button, which says where the script, its index and the root of the site are.
 */
export function offerSearch(button: HTMLElement): void {
  const { script = '', index = '', root = '/' } = button.dataset;
  const load = (): Promise<SearchScript> => import(script) as Promise<SearchScript>;
  const open = (): void => void load().then(({ openSearch }) => openSearch({ index, root }));
  button.addEventListener('click', open);
  // Whoever points at it is likely to press it.
  button.addEventListener('pointerenter', () => void load(), { once: true });
  document.addEventListener('keydown', (event) => {
    if (!asksForSearch(event)) return;
    event.preventDefault();
    open();
  });
}
