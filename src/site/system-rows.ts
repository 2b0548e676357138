import { acceptedBy } from '../registry/links.ts';
import type { OpenRegistry } from '../registry/open.ts';
import { servedSystems, type ServedSystem } from '../registry/systems.ts';
import { typeLink, type TypeLink } from './type-page.ts';

/** A system, what to write for it, and who starts that there. */
export interface SystemRow {
  readonly id: string;
  readonly name: string;
  /** Sentences that say what to write, each with the tasktype it is about where it is about one. */
  readonly notes: readonly { readonly note: string; readonly tasktype?: TypeLink & { readonly name: string } }[];
  /** Servicetypes that drive the system; where there is none of its own, those that take what is written. */
  readonly servicetypes: readonly TypeLink[];
  /** Whether the servicetypes are the system's own. */
  readonly isDriven: boolean;
}

function rowOf(registry: OpenRegistry, { name, types }: ServedSystem): SystemRow {
  const own = types.filter(({ type }) => type.kind === 'servicetype').map(({ type }) => type);
  const tasktypes = types.filter(({ type }) => type.kind === 'tasktype').map(({ type }) => type);
  const runners = new Set(
    tasktypes.flatMap((tasktype) => acceptedBy(registry, tasktype).map((pair) => pair.servicetype)),
  );
  return {
    id: `system/${(name.toLowerCase().match(/[a-z0-9]+/g) ?? []).join('-')}`,
    name,
    notes: types.map(({ type, note }) =>
      type.kind === 'tasktype' ? { note, tasktype: { ...typeLink(type), name: type.name } } : { note },
    ),
    servicetypes: (own.length > 0 ? own : [...runners]).map(typeLink),
    isDriven: own.length > 0,
  };
}

/**
 * Gathers what the page of systems shows.
 *
 * @param registry The registry.
 * @returns A row for each system, in the order of their names.
 */
export function systemRows(registry: OpenRegistry): readonly SystemRow[] {
  return servedSystems(registry).map((system) => rowOf(registry, system));
}
