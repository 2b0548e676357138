/**
 * Says what a page is built of: its elements by name and class, and which heading follows which. Pages alike in this differ
 * in their words only.
 *
 * @param html The page.
 * @returns A text that is equal for such pages.
 */
export function partsOf(html: string): string {
  const plain = html.replace(/<(script|pre)\b[\s\S]*?<\/\1>/g, '<$1>');
  const elements = [...plain.matchAll(/<([a-z][a-z0-9-]*)(?:\s[^>]*?\bclass="([^"]*)")?/g)].map(
    ([, name = '', classes = '']) => `${name}.${classes}`,
  );
  const headings = [...plain.matchAll(/<(h[1-6])\b/g)].map(([, name = '']) => name);
  const steps = headings.map((name, index) => `${headings[index - 1] ?? ''}>${name}`);
  return [...new Set([...elements, ...steps])].toSorted().join(' ');
}
