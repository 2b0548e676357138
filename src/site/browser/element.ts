/** What stands in an element: nothing, text, elements, or several of these. */
export type Content = undefined | string | Node | readonly Content[];

/** Attributes by name; `true` sets one without a value, `false` and `undefined` leave it out. */
export type Attributes = Readonly<Record<string, string | boolean | undefined>>;

function nodesOf(content: Content): readonly (string | Node)[] {
  if (content === undefined) return [];
  if (typeof content === 'string' || content instanceof Node) return [content];
  return content.flatMap(nodesOf);
}

/**
 * Makes an element; text stays text, whatever stands in it.
 *
 * @param tag Name of the element.
 * @param attributes Its attributes.
 * @param content What stands in it.
 * @returns The element.
 */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes,
  ...content: readonly Content[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : value);
  made.append(...nodesOf(content));
  return made;
}

/**
 * Makes a button.
 *
 * @param text What stands on it.
 * @param press What it does.
 * @returns The button.
 */
export function button(text: string, press: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button' }, text);
  made.addEventListener('click', press);
  return made;
}

/**
 * Finds an element that the page has for certain.
 *
 * @param id Its id.
 * @returns The element.
 * @throws {TypeError} When the page has none.
 */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new TypeError(`The page has no element "${id}".`);
  return found;
}
