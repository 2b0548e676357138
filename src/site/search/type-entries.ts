import { formsOf } from '../../registry/fields.ts';
import { accepts } from '../../registry/links.ts';
import type { OpenRegistry } from '../../registry/open.ts';
import type { Type } from '../../registry/registry.ts';
import { pathOf } from '../../registry/uri.ts';
import type { Spec } from '../../spec/spec.ts';
import { isPast } from '../type-groups.ts';
import { sectionsOf } from '../version-part.ts';
import type { SearchEntry } from './search-entry.ts';

function fieldEntries(registry: OpenRegistry, type: Type<Spec>, page: string): readonly SearchEntry[] {
  return formsOf(registry.schemaOf(type.current))
    .flatMap(({ fields }) => fields)
    .flatMap(({ anchor, parent, name, description }): readonly SearchEntry[] => {
      if (anchor === undefined) return [];
      const path = `${page}#${encodeURI(anchor)}`;
      return [{ kind: 'field', path, title: type.current.title, section: parent + name, text: description }];
    });
}

function launchEntries(registry: OpenRegistry, type: Type<Spec>, page: string): readonly SearchEntry[] {
  if (type.kind === 'tasktype') return [];
  return accepts(registry, type).map(({ tasktype, acceptance }) => ({
    kind: 'servicetype',
    path: `${page}#launch/${tasktype.name}`,
    title: type.current.title,
    section: `Runs ${tasktype.current.title}`,
    text: acceptance.when ?? '',
  }));
}

function namesOf({ name, uris, current }: Type<Spec>): readonly string[] {
  return [...new Set([name, ...uris, ...current.aliases.map(({ uri }) => uri)])];
}

/**
 * Makes the entries of a type: one for the type itself, then one for each part of its prose, for each field, and for each
 * tasktype that a servicetype takes.
 *
 * @param registry The registry.
 * @param type The type.
 * @returns The entries.
 */
export async function typeEntries(registry: OpenRegistry, type: Type<Spec>): Promise<readonly SearchEntry[]> {
  const { kind, current } = type;
  const { title, summary } = current;
  const page = `${pathOf(type).slice(1)}/`;
  const [lead, ...sections] = await sectionsOf(registry, current, type.uri);
  const entries: readonly SearchEntry[] = [
    { kind, path: page, title, text: `${summary} ${lead?.content ?? ''}`.trim(), names: namesOf(type) },
    ...sections.map(({ id, text: section, content: text }) => ({
      kind,
      path: `${page}#${encodeURI(id)}`,
      title,
      section,
      text,
    })),
    ...fieldEntries(registry, type, page),
    ...launchEntries(registry, type, page),
  ];
  return isPast(type) ? entries.map((entry) => ({ ...entry, isPast: true })) : entries;
}
