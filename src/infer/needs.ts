import { acceptedBy } from '../registry/links.ts';
import type { OpenRegistry } from '../registry/open.ts';
import type { Type } from '../registry/registry.ts';
import { sourceOf, type LaunchAlternative } from '../spec/launch.ts';
import type { Spec } from '../spec/spec.ts';
import { sourceOfField, type FieldSource } from './field-sources.ts';
import { leastFields, type LeastField } from './least-fields.ts';

/** A field without which a task cannot be run. */
export interface Need extends LeastField {
  /** Where its value can come from; absent where nobody has said. */
  readonly source?: FieldSource;
  /** The servicetypes whose launch takes the field. */
  readonly takenBy: readonly Type<Spec>[];
}

/** A field that a taskinfo may leave out, and about which a service then has to ask. */
export interface Asked {
  /** JSON Pointer into the taskinfo. */
  readonly pointer: string;
  readonly question: string;
  readonly servicetype: Type<Spec>;
}

/** The least that makes a task of a type runnable. */
export interface TasktypeNeeds {
  readonly tasktype: Type<Spec>;
  readonly ways: readonly { readonly name?: string; readonly needs: readonly Need[] }[];
  readonly asked: readonly Asked[];
}

interface Launch {
  readonly servicetype: Type<Spec>;
  readonly alternatives: readonly LaunchAlternative[];
}

const inTask = '/task';

function taskPointers({ when = {}, variables = {} }: LaunchAlternative): readonly string[] {
  const taken = Object.values(variables).flatMap((variable) => sourceOf(variable).from ?? []);
  return [...taken, ...Object.keys(when)]
    .filter((pointer) => pointer === inTask || pointer.startsWith(`${inTask}/`))
    .map((pointer) => pointer.slice(inTask.length));
}

function takes(taken: string, needed: string): boolean {
  return taken === needed || needed.startsWith(`${taken}/`) || taken.startsWith(`${needed}/`);
}

function askedIn({ servicetype, alternatives }: Launch): readonly Asked[] {
  const questions = new Map<string, string>();
  for (const { variables = {} } of alternatives)
    for (const { from, ask } of Object.values(variables).map(sourceOf))
      if (ask !== undefined && from?.startsWith(`${inTask}/`) === true) questions.set(from.slice(inTask.length), ask);
  return [...questions].map(([pointer, question]) => ({ pointer, question, servicetype }));
}

function launchesOf(registry: OpenRegistry, tasktype: Type<Spec>): readonly Launch[] {
  return acceptedBy(registry, tasktype).map(({ servicetype, acceptance }) => ({
    servicetype,
    alternatives: servicetype.current.launch[acceptance.tasktype] ?? [],
  }));
}

function needsOfType(registry: OpenRegistry, tasktype: Type<Spec>): TasktypeNeeds {
  const launches = launchesOf(registry, tasktype);
  const takers = (pointer: string): readonly Type<Spec>[] =>
    launches
      .filter(({ alternatives }) => alternatives.flatMap(taskPointers).some((taken) => takes(taken, pointer)))
      .map(({ servicetype }) => servicetype);
  const ways = leastFields(registry.schemaOf(tasktype.current)).map(({ fields, ...way }) => ({
    ...way,
    needs: fields.map((field) => {
      const source = sourceOfField(tasktype.name, field.pointer);
      return { ...field, ...(source === undefined ? {} : { source }), takenBy: takers(field.pointer) };
    }),
  }));
  return { tasktype, ways, asked: launches.flatMap(askedIn) };
}

/**
 * Tells, for each tasktype that is in use, the least metadata that makes a task runnable.
 *
 * @param registry The registry, with schemas and launches.
 * @returns The needs in the registry's order; deprecated and withdrawn types are left out.
 */
export function needsOf(registry: OpenRegistry): readonly TasktypeNeeds[] {
  return registry.types
    .filter(({ kind, current: { status } }) => kind === 'tasktype' && status !== 'deprecated' && status !== 'withdrawn')
    .map((tasktype) => needsOfType(registry, tasktype));
}
