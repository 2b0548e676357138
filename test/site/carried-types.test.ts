import { describe, expect, it } from 'vitest';
import { openRegistry } from '../../src/registry/open.ts';
import { carriedTypes, carriedTypesFile, largestCarried } from '../../src/site/carried-types.ts';
import { registry } from '../../src/site/registry.ts';
import { pageRegistry } from '../../src/site/types-for-page.ts';
import { documentOf, rightFacts } from '../document.ts';

const facts = rightFacts.replace('Port task', 'Generated task');
const thousand = openRegistry(
  Object.fromEntries(
    Array.from({ length: 1_000 }, (_, index) => [`tasktypes/generated-${String(index)}/1.0.md`, documentOf({ facts })]),
  ),
);

describe('what a page carries of its registry', () => {
  it('is all of a small one, and nothing is asked for', () => {
    const { json, from, connect } = carriedTypes(registry);
    expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(pageRegistry(registry))));
    expect(json.length).toBeLessThan(largestCarried);
    expect([from, connect]).toEqual([undefined, "'none'"]);
    expect(carriedTypesFile(registry)).toEqual([]);
  });

  it('is nothing of a thousand types, which are one file that scripts may ask for', () => {
    expect(carriedTypes(thousand)).toEqual({ json: '', from: '/known-types.json', connect: "'self'" });
    const [file, ...others] = carriedTypesFile(thousand);
    expect(file?.path).toBe('known-types.json');
    expect((JSON.parse(file?.content ?? '') as { entries: unknown[] }).entries).toHaveLength(1_000);
    expect(others).toEqual([]);
  });
});
