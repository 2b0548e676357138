import { describe, expect, it } from 'vitest';
import {
  acceptedBy,
  accepts,
  broader,
  checkLinks,
  narrower,
  relations,
  successorOf,
} from '../../src/registry/links.ts';
import { createRegistry } from '../../src/registry/registry.ts';
import { base, registry, spec } from './entries.ts';

const alias = (uri: string) => ({ aliases: [{ uri, seen: 'a log' }] });
const rules = (...specs: Parameters<typeof checkLinks>[0]) =>
  checkLinks(specs).map(({ rule, path, pointer }) => [rule, path, pointer]);

describe('uri-has-one-owner', () => {
  it('names both documents that claim an alias', () => {
    const [problem, ...others] = checkLinks([spec('b', alias('uri://x')), spec('a', alias('uri://x'))]);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      rule: 'uri-has-one-owner',
      path: 'tasktypes/b/1.0.md',
      pointer: '/aliases/0/uri',
      message: 'Both tasktypes/a/1.0.md and tasktypes/b/1.0.md claim "uri://x".',
    });
  });

  it('refuses an alias that is the URI of another type', () => {
    expect(rules(spec('a', alias(`${base}/tasktypes/b`)), spec('b'))).toEqual([
      ['uri-has-one-owner', 'tasktypes/a/1.0.md', '/aliases/0/uri'],
    ]);
  });

  it('refuses an alias that is the name of another type, whatever its kind', () => {
    expect(rules(spec('a', alias('hub')), spec('hub', { kind: 'servicetype' }))).toEqual([
      ['uri-has-one-owner', 'tasktypes/a/1.0.md', '/aliases/0/uri'],
    ]);
  });

  it('refuses a canonical URI that another type has', () => {
    expect(rules(spec('a', { canonical: 'doi:10.1/x' }), spec('b', { canonical: 'doi:10.1/x' }))).toEqual([
      ['uri-has-one-owner', 'tasktypes/b/1.0.md', '/canonical'],
    ]);
  });

  it('refuses two documents of one version', () => {
    expect(rules(spec('a'), spec('a', { path: 'tasktypes/a/copy.md' }))).toEqual([
      ['uri-has-one-owner', 'tasktypes/a/copy.md', ''],
    ]);
  });

  it('lets the versions of a type share their URIs, and a tasktype and a servicetype their name', () => {
    const first = spec('a', alias('uri://a'));
    expect(rules(first, { ...first, minor: 1 }, spec('a', { kind: 'servicetype', ...alias('a') }))).toEqual([]);
  });

  it('treats another major as another type', () => {
    expect(rules(spec('a', alias('uri://a')), spec('a', { major: 2, ...alias('uri://a') }))).toHaveLength(1);
  });

  it('holds for aliases called like members of every object', () => {
    expect(rules(spec('a', alias('toString')), spec('b', alias('__proto__')))).toEqual([]);
  });
});

describe('link-leads-somewhere', () => {
  it('asks for the near name where a link leads nowhere', () => {
    const [problem] = checkLinks([spec('oci-container'), spec('a', { broader: ['oci-contaner'] })]);
    expect(problem).toMatchObject({
      rule: 'link-leads-somewhere',
      pointer: '/broader/0',
      message: 'The broader type "oci-contaner" in tasktypes/a/1.0.md does not exist.',
      hint: 'Did you mean "oci-container"?',
    });
  });

  it('looks at broader types, accepted tasktypes and successors, each in its kind', () => {
    const service = spec('hub', {
      kind: 'servicetype',
      accepts: [{ tasktype: 'a' }, { tasktype: 'hub' }],
      broader: ['a'],
    });
    const old = spec('a', { deprecated: { since: '2026-01-01', successor: 'hub', why: 'Merged.' } });
    expect(rules(service, old).map(([, path, pointer]) => `${path} ${pointer}`)).toEqual([
      'servicetypes/hub/1.0.md /broader/0',
      'servicetypes/hub/1.0.md /accepts/1/tasktype',
      'tasktypes/a/1.0.md /deprecated/successor',
    ]);
  });

  it('refuses a type that is broader than itself', () => {
    const [problem] = checkLinks([spec('a', { broader: ['a'] })]);
    expect(problem?.message).toBe('The broader type in tasktypes/a/1.0.md is the type itself.');
  });

  it('finds nothing wrong with links that lead somewhere', () => {
    expect(
      rules(spec('a'), spec('b', { broader: ['a'] }), spec('s', { kind: 'servicetype', accepts: [{ tasktype: 'a' }] })),
    ).toEqual([]);
  });
});

describe('links, both ways', () => {
  const documents = createRegistry([
    spec('oci-container'),
    spec('rosetta-container', { broader: ['oci-container'] }),
    spec('rosetta', {
      kind: 'servicetype',
      accepts: [{ tasktype: 'rosetta-container', when: 'It has a port.' }, { tasktype: 'gone' }],
    }),
  ]);
  const [oci, rosetta, service] = documents.types as [
    (typeof documents.types)[number],
    (typeof documents.types)[number],
    (typeof documents.types)[number],
  ];

  it('reverses broader into narrower', () => {
    expect(broader(documents, rosetta)).toEqual([oci]);
    expect(narrower(documents, oci)).toEqual([rosetta]);
    expect(narrower(documents, rosetta)).toEqual([]);
  });

  it('reverses accepts, with its condition, and leaves out what does not exist', () => {
    expect(accepts(documents, service).map(({ tasktype }) => tasktype.name)).toEqual(['rosetta-container']);
    expect(acceptedBy(documents, rosetta)).toEqual([
      {
        servicetype: service,
        tasktype: rosetta,
        acceptance: { tasktype: 'rosetta-container', when: 'It has a port.' },
      },
    ]);
    expect(acceptedBy(documents, oci)).toEqual([]);
  });

  it('finds the successor of a type', () => {
    const successors = registry.types.map((type) => [type.name, successorOf(registry, type)?.name]);
    expect(successors).toContainEqual(['old-container', 'oci-container']);
    expect(successors).toContainEqual(['jupyter-notebook', undefined]);
  });

  it('finds who is related to a foreign URI', () => {
    const found = relations(registry, (uri) => uri.endsWith('executable-types/oci-container'));
    expect(found.map(({ type, related }) => [type.name, related.how])).toEqual([['oci-container', 'closeMatch']]);
  });
});
