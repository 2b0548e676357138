import { satisfies } from '@renovatebot/pep440';
import { shown } from '../spec/words.ts';
import { valueAt } from '../spec/place.ts';
import type { FoundValue } from './fields.ts';
import { imagePattern, imageReference, registryHost, withoutTag, type ImageReference } from './image-reference.ts';
import type { FieldWord, Policy } from './policy.ts';
import { packageRules } from './package-rules.ts';
import { isLike } from './wildcard.ts';
import { asText, plural, some, type WordRule } from './word-rule.ts';

function reference({ pointer, value }: FoundValue, taskinfo: unknown): ImageReference {
  const text = asText({ pointer, value });
  const part = (name: string): string | undefined => {
    const given = valueAt(taskinfo, name);
    return typeof given === 'string' ? given : undefined;
  };
  const digest = part('/digest') ?? part('/image_digest');
  if (pointer !== '/image_name') return imageReference(text, digest);
  const host = registryHost(part('/registry') ?? 'docker.io');
  return imageReference(`${host}/${text}:${part('/image_tag') ?? 'latest'}`, digest);
}

function images(patterns: readonly string[]): WordRule {
  const full = patterns.map(imagePattern);
  return {
    rule: 'image-is-taken-here',
    offer: `takes only the ${plural(patterns, 'image')} ${some(patterns)}`,
    asks: (value) => `names ${value}`,
    read: (found, taskinfo) => reference(found, taskinfo).exact,
    suits: (exact) => full.some((pattern) => isLike(pattern, exact) || isLike(pattern, withoutTag(exact))),
  };
}

function registries(patterns: readonly string[]): WordRule {
  const hosts = patterns.map(registryHost);
  return {
    rule: 'registry-is-trusted-here',
    offer: `takes images only from ${some(patterns)}`,
    asks: (value) => `names one from ${value}`,
    read: (found) => (found.pointer === '/registry' ? registryHost(asText(found)) : imageReference(asText(found)).host),
    suits: (host) => hosts.some((pattern) => isLike(pattern, host)),
  };
}

function ports(allowed: readonly (number | string)[]): WordRule {
  const ranges = allowed.map((each) => String(each).split('-').map(Number));
  return {
    rule: 'port-is-reached-here',
    offer: `reaches containers only on ${plural(allowed, 'port')} ${some(allowed)}`,
    asks: (value) => `has an interface on port ${value}`,
    read: asText,
    suits: (port) => ranges.some(([from = 0, to = from]) => Number(port) >= from && Number(port) <= to),
  };
}

function python(version: string): WordRule {
  return {
    rule: 'python-suits-the-task',
    offer: `runs Python ${version}`,
    asks: (value) => `asks for ${value}`,
    read: asText,
    suits: (range) => satisfies(version, range, { prereleases: true }),
  };
}

interface ListRule extends Pick<WordRule, 'rule' | 'asks' | 'oneIsEnough'> {
  readonly offer: (values: readonly string[]) => string;
}

/** Rules by which a value has to be one of a list, whatever the case of its letters. */
const listRules = {
  names: {
    rule: 'image-is-registered-here',
    offer: (values) => `knows only the ${plural(values, 'image')} ${some(values.map((each) => `"${each}"`))}`,
    asks: (value) => `names ${shown(value)}`,
    oneIsEnough: true,
  },
  architectures: {
    rule: 'architecture-is-run-here',
    offer: (values) => `has only processors of ${some(values)}`,
    asks: (value) => `is for ${value}`,
  },
  protocols: {
    rule: 'protocol-is-spoken-here',
    offer: (values) => `passes on only ${some(values)}`,
    asks: (value) => `speaks ${value}`,
  },
  cpuFlags: {
    rule: 'processor-suits-the-task',
    offer: (values) => `has processors with ${some(values)} and no other such instructions`,
    asks: (value) => `needs ${value}`,
  },
  languages: {
    rule: 'language-is-run-here',
    offer: (values) => `runs only ${some(values)}`,
    asks: (value) => `is written in ${value}`,
  },
  kernels: {
    rule: 'kernel-is-installed-here',
    offer: (values) => `has only the ${plural(values, 'kernel')} ${some(values)}`,
    asks: (value) => `is for ${value}`,
  },
} as const satisfies Partial<Record<FieldWord, ListRule>>;

function listRule(word: keyof typeof listRules, values: readonly string[]): WordRule {
  const { offer, ...rest }: ListRule = listRules[word];
  const known = new Set(values.map((each) => each.toLowerCase()));
  return { ...rest, offer: offer(values), read: asText, suits: (value) => known.has(value.toLowerCase()) };
}

const given = <Value>(value: Value | undefined, make: (value: Value) => readonly WordRule[]): readonly WordRule[] =>
  value === undefined ? [] : make(value);

/**
 * Makes the rules of a policy that look at fields of a task.
 *
 * @param policy The policy.
 * @returns Each rule with its word, in the order in which the words are documented.
 */
export function wordRules(policy: Policy): readonly (readonly [word: FieldWord, rule: WordRule])[] {
  const made: Readonly<Record<FieldWord, readonly WordRule[]>> = {
    images: given(policy.images, (patterns) => [images(patterns)]),
    registries: given(policy.registries, (patterns) => [registries(patterns)]),
    names: given(policy.names, (values) => [listRule('names', values)]),
    architectures: given(policy.architectures, (values) => [listRule('architectures', values)]),
    ports: given(policy.ports, (allowed) => [ports(allowed)]),
    protocols: given(policy.protocols, (values) => [listRule('protocols', values)]),
    python: given(policy.python, (version) => [python(version)]),
    cpuFlags: given(policy.cpuFlags, (values) => [listRule('cpuFlags', values)]),
    languages: given(policy.languages, (values) => [listRule('languages', values)]),
    kernels: given(policy.kernels, (values) => [listRule('kernels', values)]),
    packages: given(policy.packages, packageRules),
  };
  return (Object.entries(made) as [FieldWord, readonly WordRule[]][]).flatMap(([word, rules]) =>
    rules.map((rule) => [word, rule] as const),
  );
}
