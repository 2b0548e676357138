import type { Registry, Type } from '../../registry/registry.ts';
import { near } from '../../spec/near.ts';
import { joinPointer } from '../../spec/place.ts';
import { problem, type Problem } from '../../spec/problem.ts';
import { listed, shown } from '../../spec/words.ts';
import type { OfferedInterface } from '../message.ts';
import type { TaskChecks } from '../offer.ts';
import { typeNamed } from './configured-types.ts';

/** What a configuration is read with. */
export interface ConfigurationContext {
  readonly registry: Registry;
  /** What checks taskinfos and serviceinfos of the versions of the registry. */
  readonly checks: TaskChecks;
  /** Says whether a servicetype accepts a tasktype. */
  readonly isAccepted: (servicetype: Type, tasktype: Type) => boolean;
}

/** An interface of the configuration, with the type that it has. */
export interface KnownInterface {
  readonly offered: OfferedInterface;
  readonly type: Type | undefined;
}

/** Hosts that stand in examples for one's own (RFC 2606). */
const placeholder = /^[a-z+]+:\/\/(?:[^/?#@]*\.)?example\.(?:org|com|net)(?:[:/?#]|$)/i;

function infoProblems(
  { serviceinfo }: OfferedInterface,
  type: Type | undefined,
  pointer: string,
  { checks }: ConfigurationContext,
): readonly Problem[] {
  const at = `${pointer}/serviceinfo`;
  const wrong = (type && checks(type.current)?.problemsOf(serviceinfo)) ?? [];
  const unfilled = Object.entries(serviceinfo).flatMap(([name, value]) =>
    typeof value === 'string' && placeholder.test(value)
      ? [
          problem('configured-place-is-filled-in', {
            severity: 'warning',
            message: `\`${name}\` is the placeholder ${shown(value)}.`,
            hint: 'Write the address of your own service.',
            pointer: joinPointer(at, name),
          }),
        ]
      : [],
  );
  return [...wrong.map((each) => ({ ...each, pointer: at + each.pointer })), ...unfilled];
}

/**
 * Reads the interfaces of a configuration.
 *
 * @param interfaces The interfaces by name.
 * @param context Where types are found and what checks them.
 * @param problems Takes what is wrong with them.
 * @returns The interfaces with their types.
 */
export function readInterfaces(
  interfaces: Readonly<Record<string, OfferedInterface>>,
  context: ConfigurationContext,
  problems: Problem[],
): ReadonlyMap<string, KnownInterface> {
  return new Map(
    Object.entries(interfaces).map(([name, offered]) => {
      const pointer = joinPointer('/interfaces', name);
      const named = typeNamed(offered.servicetype, 'servicetype', `${pointer}/servicetype`, context.registry);
      problems.push(...named.problems, ...infoProblems(offered, named.type, pointer, context));
      return [name, { offered: { ...offered, servicetype: named.uri }, type: named.type }] as const;
    }),
  );
}

function notRun(servicetype: Type, tasktype: Type, pointer: string): Problem {
  const message = `The servicetype ${servicetype.name} does not accept tasks of the type ${tasktype.name}.`;
  const hint = `\`tasktypes matrix ${tasktype.name}\` shows which servicetypes do; clients do not know how to use this one for it.`;
  return problem('configured-interface-runs-the-type', { severity: 'warning', message, hint, pointer });
}

/** For what an offer names its interfaces. */
export interface Naming {
  readonly known: ReadonlyMap<string, KnownInterface>;
  readonly tasktype: Type | undefined;
  readonly context: ConfigurationContext;
}

/**
 * Finds the interfaces that an offer names.
 *
 * @param names Their names.
 * @param pointer JSON Pointer to them in the configuration.
 * @param naming What there is, and for what type of task.
 * @param problems Takes what is wrong with them.
 * @returns Those that there are.
 */
export function interfacesNamed(
  names: readonly string[],
  pointer: string,
  { known, tasktype, context }: Naming,
  problems: Problem[],
): readonly OfferedInterface[] {
  return names.flatMap((name, index) => {
    const at = joinPointer(pointer, index);
    const found = known.get(name);
    if (found === undefined) {
      const [like] = near(name, [...known.keys()]);
      const hint =
        like === undefined
          ? `There ${known.size === 1 ? 'is' : 'are'} ${listed([...known.keys()])}.`
          : `Did you mean "${like}"?`;
      problems.push(
        problem('configured-interface-is-named', {
          message: `There is no interface called ${shown(name)}.`,
          hint,
          pointer: at,
        }),
      );
      return [];
    }
    if (found.type !== undefined && tasktype !== undefined && !context.isAccepted(found.type, tasktype))
      problems.push(notRun(found.type, tasktype, at));
    return [found.offered];
  });
}
