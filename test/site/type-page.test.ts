import { describe, expect, it } from 'vitest';
import { faces } from '../../src/emit/faces.ts';
import { fileLink, pageLink } from '../../src/site/addresses.ts';
import { registry } from '../../src/site/registry.ts';
import { typePage, typePaths, type TypePage } from '../../src/site/type-page.ts';
import type { Kind } from '../../src/spec/spec.ts';
import { typeNamed } from './type-named.ts';

function pageOf(kind: Kind, name: string): TypePage {
  const type = typeNamed(kind, name);
  return typePage(registry, type, type.current);
}

describe('typePage', () => {
  it('links a tasktype to the services that accept it, and each of them back', () => {
    const task = pageOf('tasktype', 'jupyter-notebook');
    expect(task.pairs.map(({ name }) => name)).toContain('jupyter-hub');
    for (const { name, launch, ways } of task.pairs) {
      expect(ways.length).toBeGreaterThan(0);
      expect(launch).toBe(`${pageLink(`/servicetypes/${name}`)}#launch/jupyter-notebook`);
      expect(pageOf('servicetype', name).pairs.map((pair) => pair.name)).toContain('jupyter-notebook');
    }
  });

  it('links a type to what is broader, and that one back', () => {
    expect(pageOf('tasktype', 'rosetta-container').broader.map(({ title }) => title)).toEqual(['OCI container']);
    expect(pageOf('tasktype', 'oci-container').narrower.map(({ title }) => title)).toContain('Rosetta container');
  });

  it('tells the two forms of a rosetta-container', () => {
    expect(pageOf('tasktype', 'rosetta-container').forms.map(({ fields }) => fields[0]?.name)).toEqual([
      'image',
      'registry',
    ]);
  });

  it('says of each rejected example why, in the words of the validator', () => {
    const { prose } = pageOf('tasktype', 'rosetta-container');
    expect(prose.html).toContain(
      '<code>interface_port</code> is a text ("8888"); a whole number is expected. Write 8888 without quotes. <a href="#/interface_port">',
    );
  });

  it('shows every example of a document', () => {
    for (const spec of registry.specs)
      expect(pageOf(spec.kind, spec.name).prose.html.match(/<figure class="example /g), spec.path).toHaveLength(
        spec.examples.length,
      );
  });

  it('lists the faces that the emitter writes, with their media types', async () => {
    const made = (await faces(registry)).map(({ path, mediaType }) => `${fileLink(`/${path}`)} ${mediaType}`);
    const listed = registry.specs.flatMap(({ kind, name }) =>
      pageOf(kind, name).faces.map(({ link, mediaType }) => `${link} ${mediaType}`),
    );
    expect(listed.sort()).toEqual(made.filter((face) => face.includes('types/')).sort());
  });

  it('cannot have its first line ended by a summary', () => {
    const type = typeNamed('tasktype', 'example-task');
    const spec = { ...type.current, title: 'A --> <script>', summary: 'B --!>\n<b>' };
    expect(typePage(registry, type, spec).firstLine).not.toMatch(/--|\n/);
  });
});

describe('typePaths', () => {
  it('has an address for a type and for each version', () => {
    const paths = typePaths(registry).map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['tasktypes/oci-container', 'tasktypes/oci-container/1.0']));
    expect(new Set(paths).size).toBe(paths.length);
  });
});
