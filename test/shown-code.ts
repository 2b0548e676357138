import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import remarkGfm from 'remark-gfm';
import remarkFrontmatter from 'remark-frontmatter';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A block of code in a text for readers. */
export interface ShownBlock {
  readonly lang: string | undefined;
  /** What stands behind the language: the name of a file, or `exits 1`. */
  readonly meta: string;
  readonly value: string;
  /** What stands below a block of commands or code: what it prints; absent where nothing does. */
  readonly shown: string | undefined;
}

/**
 * Lists the blocks of code that a text shows.
 *
 * @param markdown The text.
 * @returns Each block, in order.
 */
export function shownBlocks(markdown: string): readonly ShownBlock[] {
  const tree = unified().use(remarkParse).use(remarkFrontmatter, ['yaml']).use(remarkGfm).parse(markdown);
  const code = tree.children.filter((node) => node.type === 'code');
  return code.map(({ lang, meta, value }, index) => {
    const next = code[index + 1];
    const isOutput = next?.lang === 'text' && next.meta == null;
    return { lang: lang ?? undefined, meta: meta ?? '', value, shown: isOutput ? next.value.trimEnd() : undefined };
  });
}

/** As strict as a reader's own project may be. */
export const readersCompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  rewriteRelativeImportExtensions: true,
  module: 'nodenext',
  target: 'es2022',
  types: ['node'],
  typeRoots: [join(root, 'node_modules/@types')],
};

/** How a reader's compiler is called. */
export const readersCompiler = `"${join(root, 'node_modules/typescript/bin/tsc')}"`;
