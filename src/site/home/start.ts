import { byId } from '../browser/element.ts';
import { isElsewhere, notLoaded } from '../resolver/known-types.ts';
import { takeLongPastes } from './long-paste.ts';

let isAsked = false;

/** Loads what answers, once: when somebody turns to the box, or when the browser has nothing else to do. */
async function load(): Promise<void> {
  if (isAsked) return;
  isAsked = true;
  try {
    const { openBox } = await import('../resolver/box.ts');
    await openBox();
  } catch {
    isAsked = false;
    byId('found').textContent = notLoaded;
  }
}

const box = byId('what') as HTMLTextAreaElement;
takeLongPastes(box);
const loadNow = (): void => void load();
for (const event of ['focus', 'input', 'pointerenter']) box.addEventListener(event, loadNow);
addEventListener('hashchange', loadNow);
if (location.hash !== '') loadNow();
else if (!isElsewhere()) {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(loadNow);
  else setTimeout(loadNow, 1_000);
}
