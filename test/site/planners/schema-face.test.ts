import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { platforms } from '../../../src/generated/platforms.ts';
import { openRegistry } from '../../../src/registry/open.ts';
import { plannerSchema, plannerSchemaFace } from '../../../src/site/planners/schema-face.ts';
import { openOwnDocuments } from '../../documents.ts';

const registry = await openOwnDocuments();
const schema = JSON.parse(plannerSchemaFace(registry).content) as object;
// As an editor would use it, which knows no formats of ours.
const matches = new Ajv2020({
  allErrors: true,
  strict: true,
  strictTypes: false,
  strictRequired: false,
  validateFormats: false,
}).compile(schema);
const rosetta = platforms['rosetta'] ?? '';

describe('the schema of a planner’s configuration', () => {
  it.each(Object.entries(platforms))('takes the ready one: %s', (_, text) => {
    expect(matches(parse(text)) ? [] : matches.errors).toEqual([]);
  });

  it.each([
    ['a word that no policy has', rosetta.replace('protocols:', 'protocol:'), 'additionalProperties'],
    ['an offer without interfaces', rosetta.replace('    interfaces: [page, rosetta]\n', ''), 'required'],
    [
      'a serviceinfo without what its servicetype demands',
      rosetta.replace('endpoint: https://rosetta.oats.inaf.it\n      name', 'name'),
      'required',
    ],
  ])('refuses %s', (_, text, keyword) => {
    expect(text).not.toBe(rosetta);
    expect(matches(parse(text))).toBe(false);
    expect(matches.errors?.map((error) => error.keyword)).toContain(keyword);
  });

  it('takes types of one’s own, and proposes those of the registry with what they are', () => {
    expect(matches(parse(rosetta.replace('tasktype: rosetta-container', 'tasktype: https://example.org/own')))).toBe(
      true,
    );
    const proposed = JSON.stringify(schema).match(/"const":"[a-z0-9-]+","description":"[^"]+/g) ?? [];
    expect(proposed).toHaveLength(registry.types.filter(({ major }) => major === 1).length);
  });

  it('is one for a registry without types too', () => {
    const empty = plannerSchema(openRegistry({}));
    expect(() => new Ajv2020({ strict: true, strictTypes: false }).compile(empty)).not.toThrow();
  });
});
