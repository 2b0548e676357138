import { describe, expect, it } from 'vitest';
import { insertBlock, writeBlock } from '../../src/metadata/block.ts';
import { declare } from '../../src/metadata/declare.ts';
import { lintMetadata } from '../../src/metadata/lint.ts';
import { withShared } from '../shared.ts';
import { samples } from './samples.ts';
import { casa, typeOf, uris } from './tasktypes.ts';

const context = 'https://doi.org/10.5063/schema/codemeta-2.0';

function linted(value: unknown): readonly string[] {
  const declarations = declare(value, typeOf);
  if (!('carrier' in declarations)) throw new Error('nothing was recognised');
  const problems = lintMetadata(value, declarations, typeOf);
  expect(problems.every(({ severity }) => severity === 'warning')).toBe(true);
  return problems.map(({ rule, pointer }) => `${rule} ${pointer}`.trim());
}

function task(name: keyof typeof uris, taskinfo: object): object {
  return { tasktype: uris[name], taskinfo };
}

describe('the lint of tasks', () => {
  it.each([
    ['example/tool', ['image-is-pinned /taskinfo/image']],
    ['docker://localhost:5000/tool', ['image-is-pinned /taskinfo/image']],
    ['example/tool:latest', ['image-is-pinned /taskinfo/image']],
    ['example/tool:1.0', []],
    [`example/tool@sha256:${'0'.repeat(64)}`, []],
    ['https://example.org/tool', []],
    ['<reference of the image>', []],
    ['a tool', []],
    ['', []],
  ])('finds in the image %s: %j', (image, rules) => {
    expect(linted(task('oci-container', { image }))).toEqual(rules);
  });

  it('takes the digest of an OCI container for a pin', () => {
    const digest = `sha256:${'0'.repeat(64)}`;
    expect(linted(task('oci-container', { image: 'example/tool', digest }))).toEqual([]);
  });

  it('advises a digest for an OCI container only, since Rosetta pulls by tag', () => {
    const hintOf = (name: keyof typeof uris) => {
      const value = task(name, { image: 'example/tool', interface_port: 80 });
      const declarations = declare(value, typeOf);
      return 'carrier' in declarations ? lintMetadata(value, declarations, typeOf).map(({ hint }) => hint) : [];
    };
    expect(hintOf('oci-container').join()).toContain('digest');
    expect(hintOf('rosetta-container')).toEqual(['Name the tag of a release.']);
  });

  it('asks a Rosetta container for its port where the image form leaves it out', () => {
    expect(linted(task('rosetta-container', { image: 'a/b:1' }))).toEqual([
      'interface-port-is-given /taskinfo/interface_port',
    ]);
    expect(linted(task('rosetta-container', { image: 'a/b:1', interface_port: 80 }))).toEqual([]);
  });

  it('asks for a tag where the image is given in parts', () => {
    const { taskinfo } = casa[0];
    expect(linted(task('rosetta-container', taskinfo))).toEqual(['image-is-pinned /taskinfo/image_name']);
    expect(linted(task('rosetta-container', { ...taskinfo, image_tag: 'latest' }))).toEqual([
      'image-is-pinned /taskinfo/image_tag',
    ]);
    expect(linted(task('rosetta-container', { ...taskinfo, image_tag: '6.5' }))).toEqual([]);
  });
});

describe('the lint of keywords', () => {
  const taskinfo = { image: 'example/tool:1.0' };
  const block = writeBlock([{ uri: uris['oci-container'], name: 'Tool', taskinfo }]);

  it('accepts a block with its keyword, by URI, alias or name', () => {
    expect(linted(insertBlock({ '@context': context }, block))).toEqual([]);
    for (const keyword of ['uri://oci-container', 'oci-container']) {
      expect(linted({ '@context': context, targetProduct: block.targetProduct, keywords: [keyword] })).toEqual([]);
    }
    expect(linted({ '@context': context, targetProduct: block.targetProduct, keywords: 'a, oci-container' })).toEqual(
      [],
    );
  });

  it('misses the keyword of a declared task', () => {
    const { targetProduct } = block;
    expect(linted({ '@context': context, targetProduct, keywords: ['a'] })).toEqual(['task-has-a-keyword /keywords']);
  });

  it('asks for no keyword of an interface or of a type that is not known', () => {
    const own = { 'schema:additionalType': 'https://example.org/own', 'schema:additionalProperty': [] };
    const reply = { reponseword: 'YES', servicetype: 'https://example.org/service', serviceinfo: {} };
    expect(linted({ '@context': context, targetProduct: own, ...reply }).join()).not.toContain('task-has-a-keyword');
  });

  it('misses the task of a keyword, but leaves the OSSR its jupyter-notebook', () => {
    const keywords = ['jupyter-notebook', uris['jupyter-notebook'], 'oci-container'];
    expect(linted({ '@context': context, keywords })).toEqual([
      'keyword-has-a-task /keywords/1',
      'keyword-has-a-task /keywords/2',
    ]);
  });

  it('finds a task that is declared twice, whatever the order of its fields', () => {
    const twice = writeBlock([
      { uri: uris['oci-container'], name: 'A', taskinfo: { image: 'a/b:1', command: 'x' } },
      { uri: uris['oci-container'], name: 'B', taskinfo: { command: 'x', image: 'a/b:1' } },
    ]);
    expect(linted(insertBlock({ '@context': context }, twice))).toEqual(['task-is-declared-once /targetProduct/1']);
  });
});

describe('the lint of CodeMeta', () => {
  it.each([
    [{ '@context': [context] }, ['context-is-one-string /@context']],
    [{ '@type': 'SoftwareSourceCode' }, ['context-is-one-string']],
    [{ '@context': 'https://w3id.org/codemeta/3.0' }, ['context-is-known-to-ossr /@context']],
    [{ '@context': context, type: 'SoftwareSourceCode' }, ['type-key-is-at-type /type']],
    [{ '@context': context, softwareRequirement: [] }, ['key-is-known-to-codemeta /softwareRequirement']],
    [{ '@context': context, '@graph': [] }, []],
  ])('finds in %j: %j', (codemeta, rules) => {
    expect(linted(codemeta)).toEqual(rules);
  });

  it('names the first unknown keys and counts the rest', () => {
    const keys = Array.from({ length: 1000 }, (_, index) => [`key${index}`, index]);
    const told = linted({ '@context': context, ...Object.fromEntries(keys) });
    expect(told).toHaveLength(21);
    expect(told.at(-1)).toBe('key-is-known-to-codemeta /key20');
  });
});

withShared('the sixteen codemeta.json files of the OSSR', () => {
  const expected: Readonly<Record<string, readonly string[]>> = {
    gLike: ['notebook-keyword-has-evidence /keywords/1'],
    pyhf: ['context-is-one-string /@context'],
    sep: ['context-is-known-to-ossr /@context'],
  };

  it.each(samples.map(({ name, codemeta }) => [name, codemeta]))('finds in %s only what is true', (name, codemeta) => {
    expect(linted(codemeta)).toEqual(expected[name] ?? []);
  });
});
