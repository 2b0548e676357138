import type { Declaration } from '../metadata/declarations.ts';
import { lookup, type Answer } from '../registry/lookup.ts';
import type { Registry, Type } from '../registry/registry.ts';
import { isUri } from '../registry/uri.ts';
import { versionMeant } from '../registry/version-meant.ts';
import { asking, type Fault } from '../spec/change.ts';
import { problem } from '../spec/problem.ts';
import { versionOf, type Entry, type Kind } from '../spec/spec.ts';
import { quotedForShell, shown, visible } from '../spec/words.ts';
import { findFaults } from './faults.ts';
import type { TaskReport } from './report.ts';
import type { Validators } from './validator.ts';

/** A judgement of one declaration; places are added by whoever knows the text. */
export interface Judgement {
  readonly task: Omit<TaskReport, 'line' | 'column'>;
  readonly problems: readonly Fault[];
}

interface Meant {
  /** The type to check against, where one is meant for certain. */
  readonly type?: Type;
  /** The version of it. */
  readonly entry?: Entry;
  readonly problems: readonly Fault[];
}

/** What no URI may have. */
const outsideUri = /[^A-Za-z0-9._~:/?#[\]@!$&'()*+,;=%-]/u;

/** Longest name of a type that is repeated whole, in UTF-16 code units. */
const maxType = 300;

function aboutStatus({ kind, typePointer }: Declaration, type: Type): readonly Fault[] {
  const { status, deprecated, title } = type.current;
  if (status !== 'deprecated' && status !== 'withdrawn') return [];
  const successor = deprecated?.successor;
  return [
    problem('type-is-current', {
      severity: 'warning',
      message: `The ${kind} ${title} is ${status}: ${deprecated?.why ?? 'see its page'}`,
      hint: successor === undefined ? `Its page says what to do: ${type.uri}` : `Use ${successor} instead.`,
      pointer: typePointer,
    }),
  ];
}

/** The one type of a kind that is suggested, where it is just one. */
function suggested(kind: Kind, answer: Answer): Type | undefined {
  const types = answer.status === 'suggestion' ? answer.suggestions.map(({ type }) => type) : [];
  const [only, ...others] = types.filter((type) => type.kind === kind);
  return others.length === 0 ? only : undefined;
}

/** A bare name is no URI, but where it names just one type that type is what the author meant. */
function meantByName(declaration: Declaration, text: string, registry: Registry): Meant {
  const { kind, typePointer } = declaration;
  const type = registry.find(text) ?? registry.named(kind, text) ?? suggested(kind, lookup(registry, text));
  const stray = text.includes(':') ? outsideUri.exec(text)?.[0] : undefined;
  const fault = problem(`${kind}-is-a-uri`, {
    message: `The ${kind} ${shown(text, maxType)} is not a URI${stray === undefined ? '' : `; ${shown(stray)} cannot stand in one`}.`,
    hint:
      type?.kind !== kind
        ? `Write the URI of a ${kind}; \`tasktypes list\` shows those of the registry.`
        : `Write "${type.uri}" instead.`,
    pointer: typePointer,
  });
  if (type?.kind !== kind) return { problems: [fault] };
  const meant = asking(fault, { write: type.uri });
  return { type, entry: type.current, problems: [meant, ...aboutStatus(declaration, type)] };
}

/** The command that tells more, where it can be copied: what cannot be seen cannot be. */
function resolveCommand(text: string): string {
  return text.length > maxType || visible(text) !== text ? '' : ` More: \`tasktypes resolve ${quotedForShell(text)}\``;
}

/**
 * Says of a type that is not known what is known of it, and which one may be meant.
 *
 * @param declaration Its kind, and where it stands.
 * @param text The type as written.
 * @param registry Where types are looked up.
 * @returns A warning.
 */
export function unknownType(
  { kind, typePointer }: Pick<Declaration, 'kind' | 'typePointer'>,
  text: string,
  registry: Registry,
): Fault {
  const answer = lookup(registry, text);
  const near = suggested(kind, answer);
  const [first] = answer.advice.next;
  const more = first === undefined ? undefined : `${first}${resolveCommand(text)}`;
  const fault = problem(`${kind}-is-known`, {
    severity: 'warning',
    message: `The ${kind} ${shown(text, maxType)} could not be checked: ${answer.advice.summary}`,
    hint: near === undefined ? more : `Did you mean "${near.uri}"?`,
    pointer: typePointer,
  });
  return asking(fault, near && { write: near.uri });
}

/** A servicetype where a tasktype belongs, or the reverse. */
function ofOtherKind({ kind, typePointer }: Declaration, text: string, type: Type): Fault {
  const why =
    kind === 'tasktype'
      ? 'A task names what is to be run, not the service that runs it'
      : 'An interface names how the service is driven, not what it runs';
  return problem(`${kind}-is-known`, {
    message: `${shown(text, maxType)} is a ${type.kind}, not a ${kind}.`,
    hint: `${why}; \`tasktypes list\` shows every ${kind}.`,
    pointer: typePointer,
  });
}

function meantBy(declaration: Declaration, registry: Registry): Meant {
  const { kind, type: text, typePointer } = declaration;
  if (typeof text !== 'string')
    return {
      problems:
        text === undefined
          ? []
          : [
              problem(`${kind}-is-a-uri`, {
                message: `The ${kind} is ${shown(text)}; a URI as text is expected.`,
                hint: `Write the URI of a ${kind} in quotes.`,
                pointer: typePointer,
              }),
            ],
    };
  if (!isUri(text)) return meantByName(declaration, text, registry);
  const type = registry.find(text);
  if (type === undefined) return { problems: [unknownType(declaration, text, registry)] };
  if (type.kind !== kind) return { problems: [ofOtherKind(declaration, text, type)] };
  const alias = type.current.canonical !== text && !text.startsWith(`${registry.identifiers}/`) && text !== type.uri;
  const ofName = alias ? [otherName(declaration, text, type)] : [];
  return { type, entry: versionMeant(registry, type, text), problems: [...ofName, ...aboutStatus(declaration, type)] };
}

function otherName({ kind, typePointer }: Declaration, text: string, type: Type): Fault {
  const fault = problem('type-is-canonical', {
    severity: 'warning',
    message: `${shown(text, maxType)} is another name of the ${kind} ${type.current.title}.`,
    hint: `Write "${type.uri}", which every planner can look up.`,
    pointer: typePointer,
  });
  return asking(fault, { write: type.uri });
}

/**
 * Judges one declared task or interface.
 *
 * @param declaration What a file declares.
 * @param registry Where types are looked up.
 * @param validators What checks them.
 * @returns The judgement: `unknown` when the type could not be checked, never `valid`.
 */
export async function judge(declaration: Declaration, registry: Registry, validators: Validators): Promise<Judgement> {
  const { kind, pointer, info } = declaration;
  const { type, entry, problems: ofType } = meantBy(declaration, registry);
  const faults =
    entry === undefined || info === undefined ? undefined : await findFaults(declaration, entry, validators);
  const problems = [...ofType, ...(faults?.problems ?? [])];
  const incomplete = declaration.broken || declaration.type === undefined || info === undefined;
  const wrong = incomplete || problems.some(({ severity }) => severity === 'error');
  const task = {
    kind,
    type: typeof declaration.type === 'string' ? declaration.type : '',
    ...(type === undefined ? {} : { uri: type.uri, title: type.current.title }),
    ...(entry === undefined ? {} : { version: versionOf(entry) }),
    verdict: wrong ? ('invalid' as const) : faults?.checked === true ? ('valid' as const) : ('unknown' as const),
    pointer,
  };
  return { task, problems };
}
