import { byId } from '../browser/element.ts';
import { takeLongPastes } from './long-paste.ts';

let isAsked = false;

/** Loads what answers, once: when somebody turns to the box, or when the browser has nothing else to do. */
function load(): void {
  if (isAsked) return;
  isAsked = true;
  void import('../resolver/box.ts').then(({ openBox }) => openBox());
}

const box = byId('what') as HTMLTextAreaElement;
takeLongPastes(box);
for (const event of ['focus', 'input', 'pointerenter']) box.addEventListener(event, load, { once: true });
addEventListener('hashchange', load);
if (location.hash !== '') load();
else if ('requestIdleCallback' in globalThis) requestIdleCallback(load);
else setTimeout(load, 1_000);
