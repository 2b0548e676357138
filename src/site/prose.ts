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

/** The prose of a document as a page shows it, as HTML without a first-level heading. */
export interface Prose {
  /** What stands before the first heading. */
  readonly lead: string;
  /** The rest. */
  readonly html: string;
  /** Its headings of the second level, in order. */
  readonly headings: readonly ProseHeading[];
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

/** What stands in the summary of the example already is not told again. */
function reasonParts({ message, hint, pointer, keyword, anchor }: Reason, isNew: boolean): readonly ElementContent[] {
  const place = element('code', {}, { type: 'text', value: `#${pointer} ${keyword}` });
  const link = anchor === undefined ? place : element('a', { href: `#${encodeURI(anchor)}` }, place);
  const told = [isNew ? message : '', hint ?? ''].filter((text) => text !== '').join(' ');
  return told === '' ? [link] : [...sentence(told), blank, link];
}

const list = (items: readonly (readonly ElementContent[])[]): Element =>
  element('ul', {}, ...items.map((parts) => element('li', {}, ...parts)));

function actions({ links }: ExampleNote): readonly Element[] {
  const parts = links.map(({ text, link }) => element('a', { href: link }, { type: 'text', value: text }));
  return parts.length === 0
    ? []
    : [element('span', { className: ['actions'] }, ...parts.flatMap((part) => [part, blank]))];
}

const word = (text: string): Element => element('strong', {}, { type: 'text', value: text });

function acceptedFigure(note: ExampleNote, code: Element): Element {
  const name = element('span', {}, word('Accepted'), { type: 'text', value: ` ${note.name ?? ''}` });
  const caption = element('figcaption', {}, name, ...actions(note));
  return element('figure', { id: note.id, className: ['example', 'accepted'] }, caption, code);
}

/** Why an example is rejected can be read without opening it. */
function rejectedDetails(note: ExampleNote, code: Element): Element {
  const [first, ...others] = note.reasons;
  const told = sentence(first?.message ?? '');
  const more = others.length === 0 ? '' : ` And ${String(others.length)} more.`;
  const summary = element('summary', {}, word('Rejected'), blank, ...told, { type: 'text', value: more });
  const reasons =
    first !== undefined && others.length === 0
      ? element('p', { className: ['reasons'] }, ...reasonParts(first, false))
      : list(note.reasons.map((reason) => reasonParts(reason, true)));
  return element(
    'details',
    { id: note.id, className: ['example', 'rejected'] },
    summary,
    code,
    reasons,
    ...actions(note),
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
function nameHeadings(children: readonly RootContent[]): readonly ProseHeading[] {
  const headings: ProseHeading[] = [];
  for (const node of children) {
    if (node.type !== 'element' || node.tagName !== 'h2') continue;
    const text = node.children.map(textOf).join('');
    const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? ['part'];
    const named = `about/${words.join('-')}`;
    const id = headings.some((heading) => heading.id === named) ? `${named}-${String(headings.length)}` : named;
    node.properties['id'] = id;
    headings.push({ id, text });
  }
  return headings;
}

function framed(node: RootContent, notes: ReadonlyMap<number, ExampleNote>): RootContent {
  if (node.type !== 'element') return node;
  if (node.tagName === 'table')
    return element('div', { className: ['scroll'], tabIndex: 0, role: 'region', ariaLabel: 'Table' }, node);
  const note = node.tagName === 'pre' ? notes.get(node.position?.start.line ?? 0) : undefined;
  if (note === undefined) return node;
  return note.verdict === 'accepted' ? acceptedFigure(note, node) : rejectedDetails(note, node);
}

/**
 * Renders the prose of a document. What it may contain is decided after it has become HTML, so that nothing that is
 * contributed reaches a page as a script, a handler, a `javascript:` link or raw HTML.
 *
 * @param source The whole document; its front matter is passed over.
 * @param notes What is said above each example, by the line on which it opens.
 * @returns The HTML, cut at the first heading, and the headings in it.
 */
export function renderProse(source: string, notes: ReadonlyMap<number, ExampleNote> = new Map()): Prose {
  const toSafeHtml = unified()
    .use(remarkParse)
    .use(remarkFrontmatter, ['yaml'])
    .use(remarkGfm)
    .use(remarkRehype)
    .use(rehypeSanitize, allowed);
  const tree: Root = toSafeHtml.runSync(toSafeHtml.parse(source));
  visitElements(tree.children, fitIn);
  const headings = nameHeadings(tree.children);
  const stringifier = unified().use(rehypeStringify);
  const write = (children: readonly RootContent[]): string =>
    stringifier.stringify({ ...tree, children: [...children] });
  const framedNodes = tree.children.map((node) => framed(node, notes));
  const found = framedNodes.findIndex((node) => node.type === 'element' && /^h[1-6]$/.test(node.tagName));
  const end = found < 0 ? framedNodes.length : found;
  return { lead: write(framedNodes.slice(0, end)), html: write(framedNodes.slice(end)), headings };
}
