import { beforeAll, describe, expect, it } from 'vitest';
import { leastFields } from '../../src/infer/least-fields.ts';
import { needsCsv, needsTable } from '../../src/infer/needs-table.ts';
import { needsOf, type TasktypeNeeds } from '../../src/infer/needs.ts';
import { surveyed } from '../../src/infer/surveyed.ts';
import { openOwnDocuments } from '../documents.ts';

let needs: readonly TasktypeNeeds[];
beforeAll(async () => {
  needs = needsOf(await openOwnDocuments());
});

const pathsOf = (schema: Readonly<Record<string, unknown>>): readonly (readonly string[])[] =>
  leastFields(schema).map(({ fields }) => fields.map(({ path }) => path));

describe('the least fields of a schema', () => {
  const text = { type: 'string', description: 'A text' };

  it('are its required ones, down to those of required objects and of the items of lists', () => {
    const inner = { type: 'object', required: ['port'], properties: { port: text, path: text } };
    const schema = {
      required: ['image', 'interface', 'parts'],
      properties: { image: text, user: text, interface: inner, parts: { type: 'array', items: inner } },
    };
    expect(pathsOf(schema)).toEqual([['image', 'interface.port', 'parts[].port']]);
  });

  it('are told for each way that a choice leaves, with the field that decides', () => {
    const properties = { name: text, notebook: text, repository: text };
    const schema = {
      required: ['name'],
      oneOf: [{ required: ['notebook'] }, { required: ['repository'] }],
      properties,
    };
    expect(leastFields(schema)).toMatchObject([
      { name: 'notebook', fields: [{ path: 'name' }, { path: 'notebook' }] },
      { name: 'repository', fields: [{ path: 'name' }, { path: 'repository' }] },
    ]);
  });

  it('say so where a field takes one value only', () => {
    const schema = { required: ['os'], properties: { os: { enum: ['linux'], description: 'System' } } };
    expect(leastFields(schema)).toMatchObject([{ fields: [{ path: 'os', only: 'linux' }] }]);
  });
});

describe('the needs of the tasktypes', () => {
  it('say of every field where its value can come from', () => {
    const unsaid = needs.flatMap(({ tasktype, ways }) =>
      ways
        .flatMap((way) => way.needs)
        .filter(({ source, only }) => source === undefined && only === undefined)
        .map(({ path }) => `${tasktype.name} ${path}`),
    );
    expect(unsaid).toEqual([]);
  });

  it('name the services whose launch takes a field, and what a service asks where one is left out', () => {
    const rosetta = needs.find(({ tasktype }) => tasktype.name === 'rosetta-container');
    const port = rosetta?.ways.flatMap((way) => way.needs).find(({ path }) => path === 'interface_port');
    expect(port?.takenBy.map(({ name }) => name)).toContain('rosetta-webinterface');
    expect(rosetta?.asked).toContainEqual(
      expect.objectContaining({ pointer: '/interface_port', question: 'On which TCP port does the image listen?' }),
    );
  });

  it('leave out types that are not to be used any more', () => {
    expect(needs.map(({ tasktype }) => tasktype.name)).not.toContain('portainer-container');
  });

  it('become a table that a spreadsheet reads, a row a field', () => {
    const rows = needsTable(needs, surveyed);
    const lines = needsCsv(rows).split('\r\n');
    expect(lines[0]).toBe(
      'tasktype,uri,way,field,description,only value,CodeMeta term,file of the repository,only the author,taken by,samples of this type,in their codemeta.json,in their repository',
    );
    expect(lines).toHaveLength(rows.length + 2);
    expect(lines.find((line) => line.startsWith('rosetta-container') && line.includes('image_os'))).toContain(
      ',"""linux""",',
    );
  });
});
