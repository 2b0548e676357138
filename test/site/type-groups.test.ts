import { describe, expect, it } from 'vitest';
import { openRegistry } from '../../src/registry/open.ts';
import { typeGroups } from '../../src/site/type-groups.ts';
import { documentOf, rightFacts, rightSchema } from '../document.ts';

function typeOf(title: string, change: (facts: string) => string = (facts) => facts): string {
  const facts = change(rightFacts.replace('Port task', title));
  return documentOf({ facts, schema: rightSchema.replace('PortTask', title.replaceAll(' ', '')) });
}

const registry = openRegistry({
  'tasktypes/own-task/1.0.md': typeOf('Own task', (facts) => facts.replace('common', 'platform')),
  'tasktypes/past-task/1.0.md': typeOf('Past task', (facts) =>
    facts.replace('experimental', 'deprecated').concat('\ndeprecated: {since: 2026-01-31, why: For a test.}'),
  ),
  'tasktypes/wide-task/1.0.md': typeOf('Wide task'),
});

describe('typeGroups', () => {
  it('tells shared types, those of one platform and past ones apart, these last', () => {
    expect(
      typeGroups(registry, 'tasktype').map(({ title, types }) => [title, ...types.map((type) => type.title)]),
    ).toEqual([
      ['Shared by several platforms', 'Wide task'],
      ['Of one platform', 'Own task'],
      ['Not for anything new', 'Past task'],
    ]);
  });

  it('leaves out groups without a type', () => {
    expect(typeGroups(registry, 'servicetype')).toEqual([]);
  });
});
