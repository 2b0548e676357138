import type { Element, ElementContent, Root, RootContent } from 'hast';
import rehypeSanitize, { defaultSchema, type Options } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { localLink } from './addresses.ts';
import { element, exampleFigure } from './example-figure.ts';
import type { ExampleNote } from './example-notes.ts';

/** A heading of the prose that a reader can be led to. */
export interface ProseHeading {
  readonly id: string;
  readonly text: string;
}

/** The prose of a document as a page shows it, as HTML without a first-level heading. */
export interface Prose {
  /** What stands before the first heading and the first example. */
  readonly lead: string;
  /** The rest. */
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

type Notes = ReadonlyMap<number, ExampleNote>;

const noteOf = (node: RootContent, notes: Notes): ExampleNote | undefined =>
  node.type === 'element' && node.tagName === 'pre' ? notes.get(node.position?.start.line ?? 0) : undefined;

/** Tables that are too wide scroll; a landmark has a name of its own. */
function boxTables(nodes: readonly RootContent[]): RootContent[] {
  let number = 0;
  return nodes.map((node) => {
    if (node.type !== 'element' || node.tagName !== 'table') return node;
    number += 1;
    const ariaLabel = number === 1 ? 'Table' : `Table ${String(number)}`;
    return element('div', { className: ['scroll'], tabIndex: 0, role: 'region', ariaLabel }, node);
  });
}

function framed(node: RootContent, notes: Notes, files: ReadonlyMap<number, string>): RootContent {
  if (node.type !== 'element' || node.tagName !== 'pre') return node;
  const file = files.get(node.position?.start.line ?? 0);
  if (file !== undefined)
    return element('figure', { className: ['file'] }, element('figcaption', {}, { type: 'text', value: file }), node);
  const note = noteOf(node, notes);
  return note === undefined ? node : exampleFigure(note, node);
}

/** The lead ends at a heading, or at an example, of which the page shows one beside it; what follows begins with a heading. */
function cut(nodes: readonly RootContent[], notes: Notes): readonly [lead: RootContent[], rest: RootContent[]] {
  const isHeading = (node: RootContent): boolean => node.type === 'element' && /^h[1-6]$/.test(node.tagName);
  const found = nodes.findIndex((node) => isHeading(node) || noteOf(node, notes) !== undefined);
  const [lead, rest] = found < 0 ? [[...nodes], []] : [nodes.slice(0, found), nodes.slice(found)];
  const [first] = rest;
  if (first !== undefined && !isHeading(first)) rest.unshift(element('h2', {}, { type: 'text', value: 'Examples' }));
  return [lead, rest];
}

const toSafeHtml = unified()
  .use(remarkParse)
  .use(remarkFrontmatter, ['yaml'])
  .use(remarkGfm)
  .use(remarkRehype)
  .use(rehypeSanitize, allowed)
  .freeze();

let last: { readonly source: string; readonly tree: Root } | undefined;

/** The prose of a page and its plain text are made one after the other: it is read once. */
function safeTree(source: string): Root {
  if (last?.source === source) return last.tree;
  const tree: Root = toSafeHtml.runSync(toSafeHtml.parse(source));
  visitElements(tree.children, fitIn);
  last = { source, tree };
  return tree;
}

/** Where the headings of a document of a type are found on its page. */
const placeOnTypePage = 'about/';

/**
 * Renders the prose of a document. What it may contain is decided after it has become HTML, so that nothing that is
 * contributed reaches a page as a script, a handler, a `javascript:` link or raw HTML.
 *
 * @param source The whole document; its front matter is passed over.
 * @param notes What is said above each example, by the line on which it opens.
 * @param frame What else stands around it.
 * @returns The HTML, cut after its lead, and the headings in it.
 */
export function renderProse(
  source: string,
  notes: Notes = new Map(),
  { files = new Map(), place = placeOnTypePage }: ProseFrame = {},
): Prose {
  const tree = safeTree(source);
  const [lead, rest] = cut(boxTables(tree.children), notes);
  const headings = nameHeadings(rest, place);
  const stringifier = unified().use(rehypeStringify);
  const write = (children: readonly RootContent[]): string =>
    stringifier.stringify({ ...tree, children: children.map((node) => framed(node, notes, files)) });
  return { lead: write(lead), html: write(rest), headings };
}

/**
 * Tells the prose of a document as plain text, for those who look for words in it.
 *
 * @param source The whole document; its front matter is passed over.
 * @returns Its parts by the headings of the second level; the first is what stands before them and has no title.
 */
export function proseSections(source: string): readonly (ProseHeading & { readonly content: string })[] {
  const { children } = safeTree(source);
  const headings = nameHeadings(children, placeOnTypePage);
  const sections = [{ id: '', text: '' }, ...headings].map((heading) => ({ ...heading, content: [] as string[] }));
  let number = 0;
  for (const node of children) {
    if (node.type !== 'element') continue;
    if (node.tagName === 'h2') number += 1;
    else sections[number]?.content.push(textOf(node).replace(/\s+/g, ' ').trim());
  }
  return sections.map((section) => ({ ...section, content: section.content.join(' ') }));
}
