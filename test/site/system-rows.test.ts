import { describe, expect, it } from 'vitest';
import { acceptedBy } from '../../src/registry/links.ts';
import { openQuestions } from '../../src/site/open-questions.ts';
import { linkedParts } from '../../src/site/linked.ts';
import { registry } from '../../src/site/registry.ts';
import { systemRows } from '../../src/site/system-rows.ts';
import { typeNamed } from './type-named.ts';

const rows = systemRows(registry);
const rowOf = (name: string): (typeof rows)[number] | undefined => rows.find((row) => row.name === name);
const titles = (list: readonly { readonly title: string }[] = []): readonly string[] => list.map(({ title }) => title);

describe('systemRows', () => {
  it('names the servicetypes of a system that has some', () => {
    expect(rowOf('Rosetta')).toMatchObject({ isDriven: true });
    expect(titles(rowOf('Rosetta')?.servicetypes)).toEqual(['Rosetta web interface']);
  });

  it('names for another system those that take what is written', () => {
    const takers = acceptedBy(registry, typeNamed('tasktype', 'singularity-container'));
    expect(rowOf('Apptainer')).toMatchObject({ isDriven: false });
    expect(titles(rowOf('Apptainer')?.servicetypes)).toEqual(
      takers.map(({ servicetype }) => servicetype.current.title),
    );
  });

  it('says of every system what to write and who takes it, under an id of its own', () => {
    for (const { name, notes, servicetypes } of rows) {
      expect(notes.length, name).toBeGreaterThan(0);
      expect(servicetypes.length, name).toBeGreaterThan(0);
    }
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });
});

describe('openQuestions', () => {
  it('leads to what to write meanwhile', () => {
    for (const { what, meanwhile } of openQuestions)
      expect(
        linkedParts(meanwhile, registry).some(({ link }) => link !== undefined),
        what,
      ).toBe(true);
  });
});
