import { sourceOf, type LaunchAlternative } from './launch.ts';
import { joinPointer } from './place.ts';
import { problem, type Problem } from './problem.ts';
import type { Spec } from './spec.ts';
import { shown } from './words.ts';

/** A part of a launch that holds templates. */
interface Templates {
  readonly value: unknown;
  readonly pointer: string;
  /** Whether what is filled in is neither shown nor logged. */
  readonly isHeader: boolean;
  /** What earlier steps have taken. */
  readonly taken: ReadonlySet<string>;
}

const expression = /\{[+#./;?&]?([A-Za-z0-9_.:*,]+)\}/g;

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

function variablesIn(value: unknown): ReadonlySet<string> {
  const lists = stringsIn(value).flatMap((text) => [...text.matchAll(expression)].map(([, list = '']) => list));
  return new Set(lists.flatMap((list) => list.split(',')).map((name) => name.replace(/(\*|:[0-9]+)$/, '')));
}

function templatesOf({ open, byHand, steps = [], result }: LaunchAlternative, pointer: string): readonly Templates[] {
  const at = (part: string, value: unknown, taken: ReadonlySet<string> = new Set()): readonly Templates[] =>
    value === undefined ? [] : [{ value, pointer: pointer + part, isHeader: part.endsWith('/headers'), taken }];
  const takenBefore = (index: number): ReadonlySet<string> =>
    new Set(steps.slice(0, index).flatMap(({ take }) => Object.keys(take ?? {})));
  const inSteps = steps.flatMap(({ request, headers, body, form }, index) => {
    const taken = takenBefore(index);
    const step = `/steps/${index}`;
    return [
      ...at(`${step}/request`, request, taken),
      ...at(`${step}/headers`, headers, taken),
      ...at(`${step}/body`, body, taken),
      ...at(`${step}/form`, form, taken),
    ];
  });
  return [
    ...at('/open', open),
    ...at('/byHand', byHand),
    ...inSteps,
    ...at('/result', result, takenBefore(steps.length)),
  ];
}

function lintTemplate({ value, pointer, isHeader, taken }: Templates, launch: LaunchAlternative): readonly Problem[] {
  const { variables = {}, steps = [] } = launch;
  const used = [...variablesIn(value)];
  const unknown = used.filter((name) => !Object.hasOwn(variables, name) && !taken.has(name));
  const secret = used.filter((name) => {
    const variable = Object.hasOwn(variables, name) ? variables[name] : undefined;
    return !isHeader && variable !== undefined && sourceOf(variable).secret === true;
  });
  const torn = stringsIn(value).find((text) => /[{}]/.test(text.replaceAll(expression, '')));
  return [
    ...unknown.map((name) => {
      const isTaken = steps.some(({ take }) => Object.hasOwn(take ?? {}, name));
      return problem('launch-variable-is-known', {
        message: `The launch uses "{${name}}" ${isTaken ? 'before a step has taken it' : 'and does not define it'}.`,
        hint: isTaken ? 'Take it in an earlier step.' : 'Define it under `variables`.',
        pointer,
      });
    }),
    ...secret.map((name) =>
      problem('launch-secret-stays-in-headers', {
        message: `The secret "{${name}}" stands outside the headers.`,
        hint: 'Send it in a header, or ask for it where the service itself asks.',
        pointer,
      }),
    ),
    ...(torn === undefined
      ? []
      : [
          problem('launch-template-is-whole', {
            message: `The template ${shown(torn)} has a brace that belongs to no variable.`,
            hint: 'Write {name}, {+name} or {?name,other}, with both braces.',
            pointer,
          }),
        ]),
  ];
}

function lintAlternative(alternative: LaunchAlternative, pointer: string): readonly Problem[] {
  const { variables = {}, when = {}, steps = [] } = alternative;
  const templates = templatesOf(alternative, pointer);
  const used = variablesIn(templates.map(({ value }) => value));
  return [
    ...templates.flatMap((part) => lintTemplate(part, alternative)),
    ...Object.keys(variables)
      .filter((name) => !used.has(name))
      .map((name) =>
        problem('launch-variable-is-known', {
          message: `The launch defines "${name}" and does not use it.`,
          hint: 'Use it in a template, or remove it.',
          pointer: joinPointer(`${pointer}/variables`, name),
        }),
      ),
    ...Object.keys(when)
      .filter((field) => !/^\/(service|task)\/./.test(field))
      .map((field) =>
        problem('launch-variable-is-known', {
          message: `The condition asks for ${shown(field)}, which is no field of the service or the task.`,
          hint: 'Write /service/<field of serviceinfo> or /task/<field of taskinfo>.',
          pointer: joinPointer(`${pointer}/when`, field),
        }),
      ),
    ...steps.flatMap(({ request }, index) =>
      /^(GET|HEAD|POST|PUT|PATCH|DELETE) [^ ]+$/.test(request)
        ? []
        : [
            problem('launch-template-is-whole', {
              message: `The request ${shown(request)} is not a method, a blank and an address.`,
              hint: 'Write for example "POST {+endpoint}/jobs".',
              pointer: `${pointer}/steps/${index}/request`,
            }),
          ],
    ),
  ];
}

function lintPairs({ accepts, launch }: Spec): readonly Problem[] {
  const accepted = accepts.map(({ tasktype }) => tasktype);
  const ofAccepts = accepted.flatMap((name, index) => {
    const pointer = `/accepts/${index}`;
    if (accepted.indexOf(name) < index)
      return [
        problem('launch-is-complete', {
          message: `The servicetype accepts ${name} twice.`,
          hint: 'Join the two into one condition.',
          pointer,
        }),
      ];
    if (Object.hasOwn(launch, name)) return [];
    return [
      problem('launch-is-complete', {
        message: `The servicetype accepts ${name} and does not say how it is driven for it.`,
        hint: `Add launch: {${name}: […]}, or take it out of accepts.`,
        pointer,
      }),
    ];
  });
  const waysOfNone = Object.entries(launch)
    .filter(([, ways]) => ways.length === 0)
    .map(([name]) =>
      problem('launch-is-complete', {
        message: `The launch for ${name} names a tasktype for which this document lists no ways.`,
        hint: 'Name a tasktype whose ways are listed under `launch`, or list them here.',
        pointer: joinPointer('/launch', name),
      }),
    );
  const extra = Object.keys(launch).filter((name) => !accepted.includes(name));
  return [
    ...ofAccepts,
    ...waysOfNone,
    ...extra.map((name) =>
      problem('launch-is-complete', {
        message: `The servicetype has a launch for ${name} and does not accept it.`,
        hint: 'Add it to accepts, or remove the launch.',
        pointer: joinPointer('/launch', name),
      }),
    ),
  ];
}

/**
 * Lints how a service is driven: each accepted tasktype has its launch, and each template what it uses.
 *
 * @param spec The document.
 * @returns The problems; none for a tasktype.
 */
export function lintLaunch(spec: Spec): readonly Problem[] {
  if (spec.kind === 'tasktype') return [];
  const alternatives = Object.entries(spec.launch).flatMap(([name, list]) =>
    list.flatMap((alternative, index) =>
      lintAlternative(alternative, joinPointer(joinPointer('/launch', name), index)),
    ),
  );
  return [...lintPairs(spec), ...alternatives];
}
