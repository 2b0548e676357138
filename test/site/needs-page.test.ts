import { beforeAll, describe, expect, it } from 'vitest';
import type { Survey } from '../../src/infer/survey.ts';
import { openRegistry, type OpenRegistry } from '../../src/registry/open.ts';
import { needsFace, surveyFor } from '../../src/site/needs-face.ts';
import { needsSections, type NeedsSection } from '../../src/site/needs-page.ts';
import { documentOf } from '../document.ts';
import { openOwnDocuments } from '../documents.ts';
import { keptSite, places } from './kept-site.ts';

const survey: Survey = {
  date: '2026-01-31',
  samples: 3,
  tasktypes: {
    'rosetta-container': {
      samples: ['casa', 'fits'],
      fields: { '/interface_port': { codemeta: [], repository: ['casa'] } },
    },
  },
};

let registry: OpenRegistry;
let sections: readonly NeedsSection[];

beforeAll(async () => {
  registry = await openOwnDocuments();
  sections = needsSections(registry, survey);
});

const section = (name: string): NeedsSection | undefined => sections.find((one) => one.name === name);

describe('the page of what metadata must carry', () => {
  it('has every tasktype in use, and none that is not to be used any more', () => {
    const names = sections.map(({ name }) => name);
    expect(names).toContain('oci-container');
    expect(names).not.toContain('portainer-container');
    expect(new Set(names).size).toBe(names.length);
  });

  it('tells of each field where it comes from, which services take it, and which samples have it', () => {
    const rows = section('rosetta-container')?.ways.flatMap((way) => way.rows) ?? [];
    expect(rows.find(({ field }) => field === 'interface_port')).toMatchObject({
      sources: [{ from: 'repository', what: 'the Dockerfile: EXPOSE' }],
      takenBy: expect.arrayContaining([expect.objectContaining({ title: 'Rosetta web interface' })]) as unknown,
      today: { codemeta: [], repository: ['casa'] },
    });
    expect(rows.find(({ field }) => field === 'image_os')).toMatchObject({ only: '"linux"' });
    expect(rows.find(({ field }) => field === 'image_name')?.today).toEqual({ codemeta: [], repository: [] });
  });

  it('tells nothing of today where no sample is such a task', () => {
    const { samples, ways } = section('docker-compose') ?? { samples: ['?'], ways: [] };
    expect(samples).toEqual([]);
    for (const row of ways.flatMap((way) => way.rows)) expect(row).not.toHaveProperty('today');
  });

  it('tells what services ask for besides, by the names that a person writes', () => {
    expect(section('docker-compose')?.asked).toContainEqual(
      expect.objectContaining({ field: 'repository.path', question: expect.stringMatching(/\?/) as string }),
    );
  });

  it('knows real metadata of the official types only', () => {
    const own = openRegistry(
      { 'tasktypes/port-task/1.0.md': documentOf() },
      { identifiers: 'https://types.example.org', formerIdentifiers: [] },
    );
    expect(surveyFor(registry).samples).toBe(16);
    expect(surveyFor(own).samples).toBe(0);
    expect(needsFace(own).content.split('\r\n')).toHaveLength(3);
    expect(needsSections(own, surveyFor(own))).toMatchObject([
      { name: 'port-task', ways: [{ rows: [{ sources: [] }] }] },
    ]);
  });

  it('is built with a section for each of them, and links to the same as a table', async () => {
    const html = (await keptSite(places[1])).read('needs/index.html');
    for (const { name, link } of sections) {
      expect(html).toContain(` id="${name}"`);
      expect(html).toContain(link.slice(1));
    }
    expect(html).toContain(`href="${places[1].base}needs.csv"`);
  });
});
