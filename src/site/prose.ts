import type { Element, ElementContent, Root, RootContent } from 'hast';
import rehypeSanitize, { defaultSchema, type Options } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { localLink } from './addresses.ts';
import type { ExampleNote, Reason } from './example-notes.ts';
import { inlineParts } from './inline.ts';

/** A heading of the prose that a reader can be led to. */
export interface ProseHeading {
  readonly id: string;
  readonly text: string;
}

/** The prose of a document as a page shows it. */
export interface Prose {
  /** HTML without a first-level heading. */
  readonly html: string;
  /** Its headings of the second level, in order. */
  readonly headings: readonly ProseHeading[];
}

/** What else stands around the prose. */
export interface ProseFrame {
  /** What the file is called that a block of code shows, by the line on which it opens. */
  readonly files?: ReadonlyMap<number, string>;
  /** What the ids of its headings begin with, where other parts of the page have ids too. */
  readonly place?: string;
}

/** What contributed Markdown may become: no images, because a page makes no request to another host, and no forms. */
const allowed: Options = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter((name) => !['img', 'picture', 'source', 'input'].includes(name)),
  attributes: { ...defaultSchema.attributes, code: [['className', /^language-[a-z0-9-]+$/]] },
  protocols: { ...defaultSchema.protocols, href: ['http', 'https'] },
  // remark-rehype prefixes the ids of footnotes already, and raw HTML never gets this far.
  clobberPrefix: '',
};

function element(tagName: string, properties: Element['properties'], ...children: readonly ElementContent[]): Element {
  return { type: 'element', tagName, properties, children: [...children] };
}

const blank: ElementContent = { type: 'text', value: ' ' };

function sentence(text: string): readonly ElementContent[] {
  return inlineParts(text).map(({ code, text: value }) =>
    code ? element('code', {}, { type: 'text', value }) : { type: 'text', value },
  );
}

function reasonParts({ message, hint, pointer, keyword, anchor }: Reason): readonly ElementContent[] {
  const place = element('code', {}, { type: 'text', value: `#${pointer} ${keyword}` });
  const link = anchor === undefined ? place : element('a', { href: `#${encodeURI(anchor)}` }, place);
  const told = hint === undefined ? message : `${message} ${hint}`;
  return [...sentence(told), blank, link];
}

function caption({ verdict, name, reasons }: ExampleNote): Element {
  const word = element('strong', {}, { type: 'text', value: verdict === 'accepted' ? 'Accepted' : 'Rejected' });
  if (verdict === 'accepted') return element('figcaption', {}, word, { type: 'text', value: ` ${name ?? ''}` });
  const [first = [], ...others] = reasons.map(reasonParts);
  return others.length === 0
    ? element('figcaption', {}, word, blank, ...first)
    : element(
        'figcaption',
        {},
        word,
        element('ul', {}, ...[first, ...others].map((parts) => element('li', {}, ...parts))),
      );
}

function visitElements(children: readonly (RootContent | ElementContent)[], visit: (node: Element) => void): void {
  for (const node of children) {
    if (node.type !== 'element') continue;
    visit(node);
    visitElements(node.children, visit);
  }
}

/** The title of the page is its only first-level heading; links of documents are led to this site. */
function fitIn(node: Element): void {
  if (node.tagName === 'h1') node.tagName = 'h2';
  const { href } = node.properties;
  if (typeof href === 'string') node.properties['href'] = localLink(href);
}

function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(textOf).join('') : '';
}

/** Gives each heading of the second level an id that no other part of a page has. */
function nameHeadings(children: readonly RootContent[], place: string): readonly ProseHeading[] {
  const headings: ProseHeading[] = [];
  for (const node of children) {
    if (node.type !== 'element' || node.tagName !== 'h2') continue;
    const text = node.children.map(textOf).join('');
    const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? ['part'];
    const named = `${place}${words.join('-')}`;
    const id = headings.some((heading) => heading.id === named) ? `${named}-${String(headings.length)}` : named;
    node.properties['id'] = id;
    headings.push({ id, text });
  }
  return headings;
}

/** Tables that are too wide scroll; a landmark has a name of its own. */
function boxed(table: Element, index: number): Element {
  const ariaLabel = index === 0 ? 'Table' : `Table ${String(index + 1)}`;
  return element('div', { className: ['scroll'], tabIndex: 0, role: 'region', ariaLabel }, table);
}

function framed(
  node: RootContent,
  notes: ReadonlyMap<number, ExampleNote>,
  files: ReadonlyMap<number, string>,
): RootContent {
  if (node.type !== 'element') return node;
  const line = node.tagName === 'pre' ? (node.position?.start.line ?? 0) : 0;
  const [note, file] = [notes.get(line), files.get(line)];
  if (file !== undefined)
    return element('figure', { className: ['file'] }, element('figcaption', {}, { type: 'text', value: file }), node);
  return note === undefined ? node : element('figure', { className: ['example', note.verdict] }, caption(note), node);
}

/**
 * Renders the prose of a document. What it may contain is decided after it has become HTML, so that nothing that is
 * contributed reaches a page as a script, a handler, a `javascript:` link or raw HTML.
 *
 * @param source The whole document; its front matter is passed over.
 * @param notes What is said above each example, by the line on which it opens.
 * @param frame What else stands around it.
 * @returns The HTML, and the headings in it.
 */
export function renderProse(
  source: string,
  notes: ReadonlyMap<number, ExampleNote> = new Map(),
  { files = new Map(), place = 'about/' }: ProseFrame = {},
): Prose {
  const toSafeHtml = unified()
    .use(remarkParse)
    .use(remarkFrontmatter, ['yaml'])
    .use(remarkGfm)
    .use(remarkRehype)
    .use(rehypeSanitize, allowed);
  const tree: Root = toSafeHtml.runSync(toSafeHtml.parse(source));
  visitElements(tree.children, fitIn);
  const headings = nameHeadings(tree.children, place);
  const tables = tree.children.filter((node) => node.type === 'element' && node.tagName === 'table');
  const children = tree.children.map((node) =>
    node.type === 'element' && node.tagName === 'table'
      ? boxed(node, tables.indexOf(node))
      : framed(node, notes, files),
  );
  const html = unified()
    .use(rehypeStringify)
    .stringify({ ...tree, children });
  return { html, headings };
}
