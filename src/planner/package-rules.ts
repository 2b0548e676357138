import type { FoundValue } from './fields.ts';
import type { Packages } from './policy.ts';
import { isLike } from './wildcard.ts';
import { asText, plural, some, type WordRule } from './word-rule.ts';

/** The name alone of a requirement, as packaging compares names (PEP 503): `Foo.Bar[x]>=1` is `foo-bar`. */
function packageName(requirement: string): string {
  const [, name = requirement] = /^(?:[^\s:]*::)?\s*([A-Za-z0-9][A-Za-z0-9._-]*)/.exec(requirement) ?? [];
  return name.replaceAll(/[._-]+/g, '-').toLowerCase();
}

/**
 * Makes the rules about packages.
 *
 * @param packages Those that may be installed, and those that may not.
 * @returns A rule for each of the two lists.
 */
export function packageRules({ allow, deny }: Packages): readonly WordRule[] {
  const folded = (patterns: readonly string[]): readonly string[] =>
    patterns.map((each) => each.replaceAll(/[._-]+/g, '-').toLowerCase());
  const common = {
    rule: 'package-is-taken-here',
    asks: (value: string) => `needs ${value}`,
    read: (found: FoundValue) => packageName(asText(found)),
  } as const;
  const rules: WordRule[] = [];
  if (allow !== undefined)
    rules.push({
      ...common,
      offer: `takes only the ${plural(allow, 'package')} ${some(allow)}`,
      suits: (name) => folded(allow).some((pattern) => isLike(pattern, name)),
    });
  if (deny !== undefined)
    rules.push({
      ...common,
      offer: `does not take the ${plural(deny, 'package')} ${some(deny)}`,
      suits: (name) => !folded(deny).some((pattern) => isLike(pattern, name)),
    });
  return rules;
}
