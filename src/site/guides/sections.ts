import type { Nodes, Root } from 'mdast';
import type { ProseHeading } from '../prose.ts';

/** A part of a guide. */
export interface GuideSection {
  /** Id of its heading, to which a link leads. */
  readonly id: string;
  readonly title: string;
  /** All words below the heading, code included. */
  readonly text: string;
}

function wordsOf(node: Nodes): string {
  if ('value' in node) return node.value;
  if (!('children' in node)) return '';
  const isLine = node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell';
  return node.children.map(wordsOf).join(isLine ? '' : ' ');
}

/**
 * Takes a guide apart at its headings of the second level.
 *
 * @param tree The Markdown of the guide.
 * @param headings Its headings, as they were named when it was rendered.
 * @returns The sections, in order; what stands before the first heading belongs to the summary of the guide.
 */
export function guideSections({ children }: Root, headings: readonly ProseHeading[]): readonly GuideSection[] {
  const starts = children.flatMap((node, index) => (node.type === 'heading' && node.depth === 2 ? [index] : []));
  return headings.map(({ id, text: title }, index) => {
    const [start = children.length, end] = starts.slice(index);
    const text = children
      .slice(start + 1, end)
      .map(wordsOf)
      .join(' ');
    return { id, title, text: text.replace(/\s+/g, ' ').trim() };
  });
}
