import { problem, type DocumentProblem } from '../spec/problem.ts';
import type { Spec } from '../spec/spec.ts';
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

/**
 * Finds the URIs, aliases, names and versions that two types claim. What a path gives outweighs what a document states,
 * so the problem is put where somebody wrote the claim.
 *
 * @param specs The documents, in the order of their paths.
 * @param bases The bases of the URIs.
 * @returns The problems; each names both paths.
 */
export function checkOwners(specs: readonly Spec[], bases: Bases): readonly DocumentProblem[] {
  return [...sameVersion(specs), ...clashes(specs, bases)];
}
