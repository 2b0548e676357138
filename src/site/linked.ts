import type { Registry } from '../registry/registry.ts';
import type { Spec } from '../spec/spec.ts';
import { inlineParts, type InlinePart } from './inline.ts';
import { typeLink } from './type-page.ts';

/** A piece of a sentence; the name of a type leads to its page. */
export interface LinkedPart extends InlinePart {
  readonly link?: string;
}

/** Names of one word, such as skaha, are names of systems as well. */
const typeNames = /(?<![a-z0-9-])([a-z0-9]+(?:-[a-z0-9]+)+)(?![a-z0-9-])/;

/**
 * Splits a sentence at the names of types in it, between backticks or not.
 *
 * @param sentence The sentence.
 * @param registry The registry whose types are meant.
 * @param except Name of a type that is linked to already.
 * @returns The parts in order, none empty.
 */
export function linkedParts(sentence: string, registry: Registry<Spec>, except?: string): readonly LinkedPart[] {
  const linked = (text: string, code: boolean): LinkedPart => {
    const type =
      text === except ? undefined : (registry.named('tasktype', text) ?? registry.named('servicetype', text));
    return type === undefined || !typeNames.test(text) ? { code, text } : { code, text, link: typeLink(type).link };
  };
  return inlineParts(sentence)
    .flatMap(({ code, text }) => text.split(typeNames).map((part) => linked(part, code)))
    .filter(({ text }) => text !== '');
}
