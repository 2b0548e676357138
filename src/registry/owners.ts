import { problem, type DocumentProblem } from '../spec/problem.ts';
import { infoMember, type Spec } from '../spec/spec.ts';
import { urisUnder, type Bases } from './uri.ts';

interface Claim {
  readonly text: string;
  readonly spec: Spec;
  readonly pointer: string;
}

function typeOf({ kind, name, major }: Spec): string {
  return `${kind}/${name}/${major}`;
}

/** What a document owns by its path: a word, and the URIs made of it. */
function ownClaims(spec: Spec, bases: Bases): Claim[] {
  return urisUnder(spec, [spec.minor], bases).map((text) => ({ text, spec, pointer: '' }));
}

/** What a document says of itself. */
function statedClaims(spec: Spec): Claim[] {
  const aliases = spec.aliases.map(({ uri }, index) => ({ text: uri, spec, pointer: `/aliases/${index}/uri` }));
  return spec.canonical === undefined ? aliases : [{ text: spec.canonical, spec, pointer: '/canonical' }, ...aliases];
}

function clash({ text, spec, pointer }: Claim, owner: Spec): DocumentProblem {
  const found = problem('uri-has-one-owner', {
    message: `Both ${owner.path} and ${spec.path} claim "${text}".`,
    hint: 'Decide which of the two types it means, and take it out of the other document.',
    pointer,
  });
  return { ...found, path: spec.path };
}

function sameVersion(specs: readonly Spec[]): DocumentProblem[] {
  const first = new Map<string, Spec>();
  return specs.flatMap((spec) => {
    const version = `${spec.kind} ${spec.name} ${spec.major}.${spec.minor}`;
    const owner = first.get(version);
    if (owner === undefined) first.set(version, spec);
    return owner === undefined ? [] : [clash({ text: version, spec, pointer: '' }, owner)];
  });
}

function clashes(specs: readonly Spec[], bases: Bases): DocumentProblem[] {
  const owners = new Map<string, Spec>();
  const namesakes = new Map<string, Set<string>>();
  for (const spec of specs) {
    for (const { text } of ownClaims(spec, bases)) if (!owners.has(text)) owners.set(text, spec);
    namesakes.set(spec.name, (namesakes.get(spec.name) ?? new Set()).add(`${spec.kind}/${spec.name}`));
    // A bare word is looked up over both kinds, so a name belongs to every type that bears it.
    if (!owners.has(spec.name)) owners.set(spec.name, spec);
  }
  return specs.flatMap(statedClaims).flatMap((claim) => {
    const owner = owners.get(claim.text);
    if (owner === undefined) owners.set(claim.text, claim.spec);
    const bearsIt = namesakes.get(claim.text)?.has(`${claim.spec.kind}/${claim.spec.name}`) ?? false;
    return owner === undefined || bearsIt || typeOf(owner) === typeOf(claim.spec) ? [] : [clash(claim, owner)];
  });
}

/** Names of generated types that hold all types of a sort. */
export const reservedTitles: readonly string[] = ['Task', 'Interface', 'Tasktypes', 'Servicetypes'];

function titleClashes(specs: readonly Spec[]): DocumentProblem[] {
  const owners = new Map<string, Spec>();
  return specs.flatMap((spec) => {
    const { title } = spec.schema;
    if (typeof title !== 'string') return [];
    const owner = owners.get(title);
    if (owner === undefined) owners.set(title, spec);
    const isReserved = reservedTitles.includes(title);
    if (!isReserved && (owner === undefined || typeOf(owner) === typeOf(spec))) return [];
    const found = problem('title-has-one-owner', {
      message: isReserved
        ? `The title "${title}" in ${spec.path} is the name of a type that this registry generates.`
        : `Both ${owner?.path ?? ''} and ${spec.path} have a schema with the title "${title}".`,
      hint: 'Give the schema a title of its own, made of the name of its type.',
      pointer: `/${infoMember(spec.kind)}/title`,
    });
    return [{ ...found, path: spec.path }];
  });
}

/** What a document states of itself that says nothing new, or contradicts itself. */
function idleNames(spec: Spec, bases: Bases): DocumentProblem[] {
  const own = new Set(ownClaims(spec, bases).map(({ text }) => text));
  if (spec.canonical !== undefined) own.add(spec.canonical);
  const seen = new Set<string>();
  const say = (message: string, pointer: string): DocumentProblem => ({
    path: spec.path,
    ...problem('alias-is-another-name', { message, hint: 'Take it out.', pointer }),
  });
  const aliases = spec.aliases.flatMap(({ uri }, index) => {
    const pointer = `/aliases/${index}/uri`;
    const isRepeated = seen.has(uri);
    seen.add(uri);
    if (own.has(uri)) return [say(`The alias "${uri}" is a URI that the type has already.`, pointer)];
    return isRepeated ? [say(`The alias "${uri}" stands twice.`, pointer)] : [];
  });
  const related = spec.related.flatMap(({ uri }, index) =>
    own.has(uri) ? [say(`The related type "${uri}" is the type itself.`, `/related/${index}/uri`)] : [],
  );
  return [...aliases, ...related];
}

/**
 * Finds the URIs, aliases, names, titles and versions that two types claim, and aliases that are no other names. What a path gives outweighs what a document states,
 * so the problem is put where somebody wrote the claim.
 *
 * @param specs The documents, in the order of their paths.
 * @param bases The bases of the URIs.
 * @returns The problems; each names both paths.
 */
export function checkOwners(specs: readonly Spec[], bases: Bases): readonly DocumentProblem[] {
  return [
    ...sameVersion(specs),
    ...clashes(specs, bases),
    ...specs.flatMap((spec) => idleNames(spec, bases)),
    ...titleClashes(specs),
  ];
}
