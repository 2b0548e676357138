import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { parse } from 'yaml';
import { renderProse } from '../prose.ts';
import { guideSections, type GuideSection } from './sections.ts';

/** Who a guide is for: the three kinds of reader, and what serves all of them. */
export const readers = [
  { reader: 'uri', title: 'I found a URI' },
  { reader: 'software', title: 'I have software to describe' },
  { reader: 'planner', title: 'I run a service or write a planner' },
  { reader: 'everyone', title: 'For all of them' },
] as const;

/** One kind of reader. */
export type Reader = (typeof readers)[number]['reader'];

/** What the front matter of a guide says. */
export interface GuideFacts {
  readonly title: string;
  readonly summary: string;
  readonly reader: Reader;
  /** Its place among all guides. */
  readonly order: number;
  /** Whether it is true in registries of other people too, and so names none of our types. */
  readonly everywhere: boolean;
}

/** A guide as its page shows it. */
export interface GuidePage extends GuideFacts {
  /** Its name in addresses: the page is `/guides/<slug>/`. */
  readonly slug: string;
  readonly html: string;
  /** Its headings of the second level, with the text below each, for the contents and for a search. */
  readonly sections: readonly GuideSection[];
}

/** The address that stands in the guides for that of the site, wherever it is served. */
export const exampleAddress = 'https://types.example.org';

/** Names of files stand behind the language of a block: `yaml .gitlab-ci.yml`, `sh exits 1` names none. */
const fileName = /^[\w./-]+\.[a-z]+$|^\.[\w./-]+$/;

const parser = unified().use(remarkParse).use(remarkFrontmatter, ['yaml']).use(remarkGfm);

/**
 * Reads a guide.
 *
 * @param slug Its name in addresses.
 * @param source Its Markdown, with front matter.
 * @param address Where the site is served, without a slash at its end; unknown on the machine that builds it for itself.
 * @returns The guide, rendered as safely as the prose of a document.
 */
export function readGuide(slug: string, source: string, address: string = exampleAddress): GuidePage {
  const text = source.replaceAll(exampleAddress, address);
  const tree = parser.parse(text);
  const [head] = tree.children;
  const facts = (head?.type === 'yaml' ? parse(head.value) : {}) as Omit<GuideFacts, 'everywhere'> & {
    readonly everywhere?: boolean;
  };
  const files = new Map(
    tree.children.flatMap((node) =>
      node.type === 'code' && fileName.test(node.meta ?? '')
        ? [[node.position?.start.line ?? 0, node.meta ?? ''] as const]
        : [],
    ),
  );
  const { lead, html: rest, headings } = renderProse(text, new Map(), { files, place: '' });
  return {
    slug,
    ...facts,
    everywhere: facts.everywhere === true,
    html: lead + rest,
    sections: guideSections(tree, headings),
  };
}
