import { describe, expect, it } from 'vitest';
import { createChecker, type Checker } from '../../src/spec/checker.ts';
import { openOwnDocuments } from '../documents.ts';
import * as compose from './grammars/compose.ts';
import * as conda from './grammars/conda.ts';
import { differences } from './grammars/differences.ts';
import * as digests from './grammars/digests.ts';
import * as environment from './grammars/environment.ts';
import * as gitRefs from './grammars/git-refs.ts';
import type { Grammar } from './grammars/grammar.ts';
import * as helm from './grammars/helm.ts';
import * as identifiers from './grammars/identifiers.ts';
import * as imageParts from './grammars/image-parts.ts';
import * as images from './grammars/images.ts';
import * as kubernetes from './grammars/kubernetes.ts';
import * as platforms from './grammars/platforms.ts';
import * as python from './grammars/python.ts';
import * as requirements from './grammars/requirements.ts';
import * as times from './grammars/times.ts';

type Verdict = 'accepts' | 'refuses' | 'refuses elsewhere';

const registry = await openOwnDocuments();
const isGrammar = (value: unknown): value is Grammar =>
  typeof value === 'object' && value !== null && 'standard' in value;
const grammars = [images, imageParts, digests, platforms, python, requirements, conda, gitRefs, kubernetes, helm, compose, environment, identifiers, times]
  .flatMap((file) => Object.values<unknown>(file))
  .filter(isGrammar); // prettier-ignore

const checkers = new Map<string, Checker>();

/** The shipped validator of a type. */
function checkerOf(name: string): Checker {
  const known = checkers.get(name);
  if (known !== undefined) return known;
  const type = registry.types.find((one) => one.name === name);
  if (type === undefined) throw new Error(`The catalogue has no type ${name}.`);
  const checker = createChecker(registry.schemaOf(type.current));
  checkers.set(name, checker);
  return checker;
}

/** The same value with another one in one place; lists are made where the place is a number. */
function withValue(whole: unknown, [key, ...path]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(whole))
    return Object.assign([...(whole as unknown[])], { [key]: withValue(whole[Number(key)], path, value) });
  const members = (whole ?? {}) as Readonly<Record<string, unknown>>;
  return { ...members, [key]: withValue(members[key], path, value) };
}

/** Splits `type#/pointer`. */
function fieldParts(field: string): readonly [type: string, pointer: string] {
  const [type = '', pointer = ''] = field.split('#');
  return [type, pointer];
}

function verdictOf(field: string, { fields, as }: Grammar, written: unknown): Verdict {
  const [type, pointer] = fieldParts(field);
  const checker = checkerOf(type);
  const value = as === 'name' ? { [String(written)]: 'x' } : written;
  if (checker(withValue(fields[field], pointer.slice(1).split('/'), value))) return 'accepts';
  return checker.errors?.some(({ instancePath }) => instancePath === pointer) === true
    ? 'refuses'
    : 'refuses elsewhere';
}

/** What the catalogue is to say, standard and differences taken together. */
function expectedOf(field: string, value: unknown, standard: 'accepts' | 'refuses'): Verdict {
  const other = differences.find(({ fields, values }) => fields.includes(field) && values.includes(value));
  return other?.verdict ?? standard;
}

describe.each(grammars.map((grammar) => [grammar.standard, grammar] as const))('%s', (_, grammar) => {
  describe.each(Object.keys(grammar.fields))('%s', (field) => {
    it.each(grammar.written.map((written) => [written.where, written] as const))('%s', (__, { accepts, refuses }) => {
      const cases = [
        ...accepts.map((value) => [value, 'accepts'] as const),
        ...refuses.map((value) => [value, 'refuses'] as const),
      ];
      const told = cases.map(([value]) => [value, verdictOf(field, grammar, value)]);
      expect(told).toEqual(cases.map(([value, standard]) => [value, expectedOf(field, value, standard)]));
    });
  });
});

describe('a difference from a standard', () => {
  const listed = differences.flatMap((difference) =>
    difference.fields.map((field) => [field, difference.why, difference] as const),
  );

  it.each(listed)('is one: %s. %s', (field, _, { verdict, values }) => {
    const opposite = verdict === 'accepts' ? 'refuses' : 'accepts';
    const written = grammars.filter((grammar) => field in grammar.fields).flatMap((grammar) => grammar.written);
    const said = written.flatMap((group) => group[opposite]);
    expect(values.filter((value) => !said.includes(value))).toEqual([]);
  });
});
