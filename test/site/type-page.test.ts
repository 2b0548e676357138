import { describe, expect, it } from 'vitest';
import { faces } from '../../src/emit/faces.ts';
import { fileLink, pageLink } from '../../src/site/addresses.ts';
import { registry } from '../../src/site/registry.ts';
import { typePage, typePaths, type TypePage } from '../../src/site/type-page.ts';
import { createChecker } from '../../src/spec/checker.ts';
import type { Kind } from '../../src/spec/spec.ts';
import { typeNamed } from './type-named.ts';

function pageOf(kind: Kind, name: string): Promise<TypePage> {
  const type = typeNamed(kind, name);
  return typePage(registry, type, type.current);
}

/** The page of every type, each made once. */
const pages = await Promise.all(registry.types.map((type) => typePage(registry, type, type.current)));

describe('typePage', () => {
  it('links a tasktype to the services that accept it, and each of them back', async () => {
    const task = await pageOf('tasktype', 'jupyter-notebook');
    expect(task.pairs.map(({ name }) => name)).toContain('jupyter-hub');
    for (const { name, launch, ways } of task.pairs) {
      expect(ways.length).toBeGreaterThan(0);
      expect(launch).toBe(`${pageLink(`/servicetypes/${name}`)}#launch/jupyter-notebook`);
      const service = await pageOf('servicetype', name);
      expect(service.pairs.map((pair) => pair.name)).toContain('jupyter-notebook');
    }
  });

  it('links a type to what is broader, and that one back', async () => {
    const [narrow, broad] = [await pageOf('tasktype', 'rosetta-container'), await pageOf('tasktype', 'oci-container')];
    expect(narrow.broader.map(({ title }) => title)).toEqual(['OCI container']);
    expect(broad.narrower.map(({ title }) => title)).toContain('Rosetta container');
  });

  it('tells the two forms of a rosetta-container', async () => {
    const { forms } = await pageOf('tasktype', 'rosetta-container');
    expect(forms.map(({ fields }) => fields[0]?.name)).toEqual(['image', 'registry']);
  });

  it('says of each rejected example why, in the words of the validator', async () => {
    const { prose } = await pageOf('tasktype', 'rosetta-container');
    expect(prose.html).toContain(
      '<code>interface_port</code> is a text ("8888"); a whole number is expected.</summary>',
    );
    expect(prose.html).toContain('Write 8888 without quotes. <a href="#/interface_port">');
  });

  it('shows every example of a document, and leads each to where it can be tried', () => {
    for (const { spec, prose } of pages) {
      const html = prose.lead + prose.html;
      expect(html.match(/<(?:figure|details) id="example\/\d+" class="example /g), spec.path).toHaveLength(
        spec.examples.length,
      );
      for (const index of spec.examples.keys())
        expect(html).toContain(
          `href="${pageLink('/validate')}#example=${spec.kind}s/${spec.name}/1.0/${String(index)}"`,
        );
    }
  });

  it('leads every accepted task to where it can be changed, and nothing else', () => {
    for (const { spec, prose } of pages) {
      const changed = [...prose.html.matchAll(/describe\/#type=([a-z/-]+)&#x26;example=(\d+)"/g)].map(
        ([, type = '', index]) => `${type} ${String(index)}`,
      );
      const accepted = spec.examples.flatMap(({ verdict }, index) =>
        spec.kind === 'tasktype' && verdict === 'accepted' ? [`tasktypes/${spec.name} ${String(index)}`] : [],
      );
      expect(changed, spec.path).toEqual(accepted);
    }
  });

  it('shows the shortest accepted example as a whole message that is right', () => {
    for (const { spec, message, uri, member } of pages) {
      const told = JSON.parse(message?.text ?? 'null') as Readonly<Record<string, unknown>>;
      expect(told[spec.kind]).toBe(uri);
      expect(createChecker(registry.schemaOf(spec))(told[member]), spec.path).toBe(true);
    }
  });

  it('shows the very types that stand beside the page', async () => {
    const { types } = await pageOf('tasktype', 'rosetta-container');
    const made = await faces(registry);
    expect(types).toBe(made.find(({ path }) => path === 'tasktypes/rosetta-container/1.0/types.d.ts')?.content);
  });

  it('lists the faces that the emitter writes, with their media types', async () => {
    const made = (await faces(registry)).map(({ path, mediaType }) => `${fileLink(`/${path}`)} ${mediaType}`);
    const listed = pages.flatMap((page) => page.faces.map(({ link, mediaType }) => `${link} ${mediaType}`));
    expect(listed.sort()).toEqual(made.filter((face) => face.includes('types/')).sort());
  });

  it('cannot have its first line ended by a summary', async () => {
    const type = typeNamed('tasktype', 'example-task');
    const spec = { ...type.current, title: 'A --> <script>', summary: 'B --!>\n<b>' };
    expect((await typePage(registry, type, spec)).firstLine).not.toMatch(/--|\n/);
  });
});

describe('typePaths', () => {
  it('has an address for a type and for each version', () => {
    const paths = typePaths(registry).map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['tasktypes/oci-container', 'tasktypes/oci-container/1.0']));
    expect(new Set(paths).size).toBe(paths.length);
  });
});
