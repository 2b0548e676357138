import { lintSchema } from './lint-schema.ts';
import { problem, type Problem } from './problem.ts';
import { type ReadDocument, schemaPointer } from './read.ts';
import type { Spec } from './spec.ts';

function lintStatus(spec: Spec): readonly Problem[] {
  const problems: Problem[] = [];
  if (spec.status === 'stable' && spec.level === 'platform' && spec.confirmed === undefined)
    problems.push(
      problem('stable-is-confirmed', {
        message: `The type is stable, but ${spec.owner.name} has not confirmed it.`,
        hint: 'Set status: experimental, or give `confirmed`.',
        pointer: '/status',
      }),
    );
  const retired = spec.status === 'deprecated' || spec.status === 'withdrawn';
  if (retired !== (spec.deprecated !== undefined))
    problems.push(
      problem('deprecation-is-explained', {
        message: retired
          ? `The type is ${spec.status} and does not say why.`
          : `The type is ${spec.status}, yet it has \`deprecated\`.`,
        hint: retired ? 'Give `deprecated` with `since` and `why`.' : 'Remove `deprecated`, or change the status.',
        pointer: retired ? '/status' : '/deprecated',
      }),
    );
  return problems;
}

/** The alternatives of a launch, as the schema of the front matter has them. */
export interface LaunchAlternative {
  readonly when?: Readonly<Record<string, unknown>>;
  readonly open?: string;
  readonly steps?: readonly {
    readonly request: string;
    readonly take?: Readonly<Record<string, unknown>>;
    readonly [key: string]: unknown;
  }[];
  readonly byHand?: readonly string[];
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** Names of the variables in the RFC 6570 templates of any value; strings are looked into, keys are not. */
export function templateVariables(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(templateVariables);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(templateVariables);
  if (typeof value !== 'string') return [];
  return [...value.matchAll(/\{[+#./;?&]?([A-Za-z0-9_.:*,]+)\}/g)].flatMap(([, list = '']) =>
    list.split(',').map((name) => name.replace(/(\*|:[0-9]+)$/, '')),
  );
}

function lintAlternative(alternative: LaunchAlternative, pointer: string): readonly Problem[] {
  const { open, steps = [], byHand, variables = {} } = alternative;
  const taken = steps.flatMap(({ take }) => Object.keys(take ?? {}));
  const used = new Set(
    templateVariables([open, byHand, steps.map(({ request, headers, body }) => [request, headers, body])]),
  );
  const known = new Set([...Object.keys(variables), ...taken]);
  const undefinedOnes = [...used].filter((name) => !known.has(name));
  const unused = Object.keys(variables).filter((name) => !used.has(name));
  return [
    ...undefinedOnes.map((name) =>
      problem('launch-variable-is-known', {
        message: `The launch uses "{${name}}" and does not define it.`,
        hint: 'Define it under `variables`.',
        pointer,
      }),
    ),
    ...unused.map((name) =>
      problem('launch-variable-is-known', {
        message: `The launch defines "${name}" and does not use it.`,
        hint: 'Use it in a template, or remove it.',
        pointer: `${pointer}/variables/${name}`,
      }),
    ),
  ];
}

function lintLaunch({ accepts, launch, kind }: Spec): readonly Problem[] {
  if (kind === 'tasktype') return [];
  const accepted = accepts.map(({ tasktype }) => tasktype);
  const missing = accepted.flatMap((name, index) =>
    Object.hasOwn(launch, name)
      ? []
      : [
          problem('launch-is-complete', {
            message: `The servicetype accepts ${name} and does not say how it is driven for it.`,
            hint: `Add launch: {${name}: […]}, or take it out of accepts.`,
            pointer: `/accepts/${index}`,
          }),
        ],
  );
  const extra = Object.keys(launch)
    .filter((name) => !accepted.includes(name))
    .map((name) =>
      problem('launch-is-complete', {
        message: `The servicetype has a launch for ${name} and does not accept it.`,
        hint: 'Add it to accepts, or remove the launch.',
        pointer: `/launch/${name}`,
      }),
    );
  const alternatives = Object.entries(launch).flatMap(([name, list]) =>
    (list as readonly LaunchAlternative[]).flatMap((alternative, index) =>
      lintAlternative(alternative, `/launch/${name}/${index}`),
    ),
  );
  return [...missing, ...extra, ...alternatives];
}

/**
 * Holds one document to the rules of documents that can be judged without the others.
 *
 * @param document The document read, with its spec.
 * @returns The problems, each with its place.
 */
export function lint({ spec, placeOf }: ReadDocument): readonly Problem[] {
  if (spec === undefined) return [];
  const inSchema = lintSchema(spec.schema).map((fault) => ({
    ...fault,
    pointer: schemaPointer(spec.kind) + fault.pointer,
  }));
  return [...lintStatus(spec), ...inSchema, ...lintLaunch(spec)].map((fault) => ({
    ...fault,
    ...placeOf(fault.pointer),
  }));
}
