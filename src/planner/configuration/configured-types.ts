import type { Registry, Type } from '../../registry/registry.ts';
import { isUri } from '../../registry/uri.ts';
import { near } from '../../spec/near.ts';
import { problem, type Problem } from '../../spec/problem.ts';
import type { Kind } from '../../spec/spec.ts';
import { shown } from '../../spec/words.ts';

/** The type that a configuration names: by its name or URI, or one of one's own. */
export interface NamedType {
  /** What replies and offers say: the canonical URI of a known type. */
  readonly uri: string;
  /** The type; absent where the registry does not know it. */
  readonly type?: Type;
  readonly problems: readonly Problem[];
}

function unknown(text: string, kind: Kind, pointer: string, registry: Registry): Problem {
  const names = registry.types.filter((type) => type.kind === kind && type.major === 1).map(({ name }) => name);
  const [like] = near(text, names);
  const message = `There is no ${kind} called ${shown(text)}.`;
  const hint =
    like === undefined
      ? `\`tasktypes list --kind ${kind}\` shows those of the registry; a type of your own is named by its URI.`
      : `Did you mean "${like}"?`;
  return problem('configured-type-is-known', { message, hint, pointer });
}

/**
 * Finds the type that a configuration names.
 *
 * @param text The name or URI.
 * @param kind The kind of type that belongs there.
 * @param pointer JSON Pointer to it in the configuration.
 * @param registry Where types are found.
 * @returns The type; a problem where there is none of that name, a warning where its URI is not known.
 */
export function typeNamed(text: string, kind: Kind, pointer: string, registry: Registry): NamedType {
  const type = registry.named(kind, text) ?? registry.find(text);
  if (type?.kind === kind) return { uri: type.uri, type, problems: [] };
  if (type !== undefined) {
    const message = `${shown(text)} is a ${type.kind}, not a ${kind}.`;
    const hint = `\`tasktypes list --kind ${kind}\` shows every ${kind}.`;
    return { uri: text, problems: [problem('configured-type-is-known', { message, hint, pointer })] };
  }
  if (!isUri(text)) return { uri: text, problems: [unknown(text, kind, pointer, registry)] };
  const message = `The registry does not know the ${kind} ${shown(text)}, so ${kind === 'tasktype' ? 'the taskinfo of such tasks' : 'its serviceinfo'} is not checked.`;
  const hint = 'Leave it if it is a type of your own; clients have to know it too.';
  return {
    uri: text,
    problems: [problem('configured-type-is-known', { severity: 'warning', message, hint, pointer })],
  };
}
