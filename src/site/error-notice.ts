import { listed } from '../spec/words.ts';
import type { DocumentProblem } from '../spec/problem.ts';
import { pageLink } from './addresses.ts';
import type { Sound } from './sound.ts';

const main = /(<main id="content"[^>]*>)([^]*)(<\/main>)/;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (char) => entities[char] ?? char);
const code = (text: string): string => `<code>${escaped(text)}</code>`;

/** Whether a document is that of a page, or of one below it: `tasktypes/a` is above `tasktypes/a/1.0.md`. */
function isBelow(path: string, address: string): boolean {
  return address === '' || path.startsWith(`${address}/`) || path.startsWith(`${address}.`);
}

function item({ rule, line = 1, column = 1, message, hint }: DocumentProblem): string {
  const place = `<a href="${pageLink(`/rules/${rule}`)}">${line}:${column}</a>`;
  return `<li>${place} ${escaped(message)}${hint === undefined ? '' : ` ${escaped(hint)}`}</li>`;
}

function aboutDocument(path: string, { errors, leftOut }: Sound, isOpen: boolean): string {
  const own = errors.filter((error) => error.path === path);
  if (own.length === 0) {
    const causes = leftOut.filter((other) => errors.some((error) => error.path === other)).map(code);
    return `<p class="notice warning">${code(path)} is not shown, because it needs a document with errors: ${listed(causes, 'or')}.</p>`;
  }
  const number = own.length === 1 ? 'an error' : `${own.length} errors`;
  const effect = leftOut.includes(path) ? 'is not shown, because it has' : 'is not finished: it has';
  const summary = `<summary>${code(path)} ${effect} ${number}. The site cannot be built.</summary>`;
  return `<details class="notice warning"${isOpen ? ' open' : ''}>${summary}<ul>${own.map(item).join('')}</ul></details>`;
}

/**
 * Says on a page, while documents are written, what is wrong with those at its address or below it.
 *
 * @param html The page; one that says that there is no page gives its place to what is wrong.
 * @param address Its address below the base, without a slash at either end; empty for the home page.
 * @param sound The documents that are shown, and the errors of all.
 * @param isMissing Whether there is no page at the address.
 * @returns The page, with the errors first; unchanged where nothing is wrong with these documents.
 */
export function withErrors(html: string, address: string, sound: Sound, isMissing: boolean): string {
  const paths = [...new Set([...sound.errors.map(({ path }) => path), ...sound.leftOut])];
  const notices = paths
    .filter((path) => isBelow(path, address))
    .sort()
    .map((path) => aboutDocument(path, sound, isMissing));
  if (notices.length === 0) return html;
  const instead = `<h1>There is no page here yet</h1>${notices.join('')}`;
  return html.replace(main, (_, begin: string, content: string, end: string) =>
    [begin, isMissing ? instead : notices.join('') + content, end].join(''),
  );
}
