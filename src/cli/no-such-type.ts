import { lookup } from '../registry/lookup.ts';
import type { Registry, Type } from '../registry/registry.ts';
import type { WrongUse } from './io.ts';

const list = '`tasktypes list` names all types.';

function toShow({ kind, name, major }: Type, types: readonly Type[]): string {
  const isNamedTwice = types.some((type) => type.kind !== kind && type.name === name);
  return `\`tasktypes show ${isNamedTwice ? `${kind}s/` : ''}${name}${major === 1 ? '' : `/${major}`}\``;
}

/**
 * Says that there is no type of a name, and which ones are near.
 *
 * @param registry The registry.
 * @param text The name as it was written.
 * @returns A sentence, and what to do.
 */
export function noSuchType(registry: Registry, text: string): WrongUse {
  const message = `There is no type "${text}".`;
  const answer = lookup(registry, text);
  if (answer.status === 'suggestion') {
    const [{ why }] = answer.suggestions;
    const near = answer.suggestions.map(({ type }) => toShow(type, registry.types)).join(' or ');
    // The name is right and only the version is not, so that is what there is to say.
    return { message: why.startsWith('There is no version') ? why : message, hint: `Did you mean ${near}? ${list}` };
  }
  const isUri = /^[a-z][a-z0-9+.-]*:/i.test(text);
  return { message, hint: isUri ? `\`tasktypes resolve\` tells more about a URI; ${list}` : list };
}
