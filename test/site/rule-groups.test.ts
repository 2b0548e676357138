import { describe, expect, it } from 'vitest';
import { ruleGroups } from '../../src/site/rule-groups.ts';
import { rules } from '../../src/spec/rules.ts';

describe('the groups of rules', () => {
  it('hold every rule once, and none is empty', () => {
    const grouped = ruleGroups.flatMap((group) => group.rules.map(({ id }) => id));
    expect([...grouped].sort()).toEqual(rules.map(({ id }) => id).sort());
    for (const { rules: held, id } of ruleGroups) expect(held.length, id).toBeGreaterThan(2);
  });

  it('keep apart what is sent, what is declared and what authors of types write', () => {
    const groupOf = (id: string): string | undefined =>
      ruleGroups.find((group) => group.rules.some((rule) => rule.id === id))?.id;
    expect(['tasktype-is-known', 'task-is-declared', 'json-is-well-formed', 'object-is-closed'].map(groupOf)).toEqual([
      'messages',
      'codemeta',
      'files',
      'schemas',
    ]);
  });
});
