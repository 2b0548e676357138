import { createChecker } from '../../spec/checker.ts';
import { explain } from '../../spec/explain.ts';
import { problem, type Problem } from '../../spec/problem.ts';
import { versionOf } from '../../spec/spec.ts';
import { listed } from '../../spec/words.ts';
import type { ReadText } from '../../spec/text.ts';
import type { OfferedInterface } from '../message.ts';
import type { Offer } from '../offer.ts';
import type { Policy } from '../policy.ts';
import { configurationSchema } from './configuration-schema.ts';
import {
  interfacesNamed,
  readInterfaces,
  type ConfigurationContext,
  type KnownInterface,
} from './configured-interfaces.ts';
import { typeNamed } from './configured-types.ts';

import { policyProblems } from './policy-problems.ts';

/** Where a planner is served. */
export interface Listen {
  readonly host?: string;
  readonly port?: number;
  /** Path under which the planner is reached: `/services/planner`. */
  readonly prefix?: string;
  /** Header by which the proxy in front says who has signed in. */
  readonly userHeader?: string;
}

/** What a planner is made of, and where it is served. */
export interface Configuration {
  readonly service?: string;
  readonly offers: readonly Offer[];
  readonly listen: Listen;
}

/** A configuration, or why it is none. */
export interface ReadConfiguration {
  /** Absent where a problem is an error. */
  readonly configuration?: Configuration;
  /** Those of an error and warnings, each with its place. */
  readonly problems: readonly Problem[];
}

interface Written {
  readonly service?: string;
  readonly interfaces: Readonly<Record<string, OfferedInterface>>;
  readonly offers: readonly {
    readonly tasktype: string;
    readonly version?: string;
    readonly policy?: Policy;
    readonly interfaces: readonly string[];
  }[];
  readonly listen?: Listen;
}

const matches = createChecker(configurationSchema);

function shapeProblems(value: unknown): readonly Problem[] {
  if (matches(value)) return [];
  return explain(matches.errors ?? [], configurationSchema, value, 'The configuration', 50).map(
    ({ pointer, keyword, message, hint }) =>
      problem('configuration-is-well-formed', { pointer, keyword, message, hint }),
  );
}

function readOffer(
  written: Written['offers'][number],
  pointer: string,
  known: ReadonlyMap<string, KnownInterface>,
  context: ConfigurationContext,
  problems: Problem[],
): Offer {
  const {
    uri,
    type,
    problems: ofType,
  } = typeNamed(written.tasktype, 'tasktype', `${pointer}/tasktype`, context.registry);
  problems.push(...ofType);
  const { version, policy = {} } = written;
  const entry = version === undefined ? type?.current : type?.versions.find((each) => versionOf(each) === version);
  if (type !== undefined && entry === undefined) {
    const hint = `There ${type.versions.length === 1 ? 'is' : 'are'} ${listed(type.versions.map(versionOf))}.`;
    problems.push(
      problem('configured-type-is-known', {
        message: `There is no version ${version} of ${type.name}.`,
        hint,
        pointer: `${pointer}/version`,
      }),
    );
  }
  const schema = entry && context.checks(entry)?.schema;
  const described = schema && type ? { title: type.current.title, schema } : undefined;
  problems.push(...policyProblems(policy, `${pointer}/policy`, described));
  const interfaces = interfacesNamed(
    written.interfaces,
    `${pointer}/interfaces`,
    { known, tasktype: type, context },
    problems,
  );
  return { tasktype: uri, ...(version === undefined ? {} : { version }), policy, interfaces };
}

function signInProblems({ offers, listen = {} }: Written): readonly Problem[] {
  const first = offers.findIndex(({ policy }) => policy?.who === 'signed-in');
  if (first === -1 || listen.userHeader !== undefined) return [];
  return [
    problem('configured-policy-applies', {
      severity: 'warning',
      message: 'Nobody is known to have signed in, so this offer is refused to everybody.',
      hint: 'Name under `listen.userHeader` the header by which the proxy in front says who has signed in; no caller may set it.',
      pointer: `/offers/${first}/policy/who`,
    }),
  ];
}

/**
 * Reads the configuration of a planner.
 *
 * @param text The file, read as YAML or JSON.
 * @param context Where types are found and what checks them.
 * @returns The configuration unless something in it is wrong, and every problem with its place.
 */
export function readConfiguration(text: ReadText, context: ConfigurationContext): ReadConfiguration {
  const place = (each: Problem): Problem => {
    if (each.line !== undefined) return each;
    const { docs, ...rest } = each;
    return { ...rest, ...text.placeOf(each.pointer), docs };
  };
  const shape = shapeProblems(text.value);
  if (shape.length > 0) return { problems: [...text.problems, ...shape].map(place) };
  const written = text.value as Written;
  const found: Problem[] = [...text.problems];
  const known = readInterfaces(written.interfaces, context, found);
  const offers = written.offers.map((offer, index) => readOffer(offer, `/offers/${index}`, known, context, found));
  const problems = [...found, ...signInProblems(written)].map(place);
  if (problems.some(({ severity }) => severity === 'error')) return { problems };
  const { service, listen = {} } = written;
  return { configuration: { ...(service === undefined ? {} : { service }), offers, listen }, problems };
}
