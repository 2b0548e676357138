import { describe, expect, it } from 'vitest';
import { createReader } from '../../src/spec/read.ts';
import { documentOf, rightFacts } from '../document.ts';

const read = createReader();
const path = 'tasktypes/port-task/1.0.md';
const rulesOf = (text: string, at = path): readonly string[] => read(at, text).problems.map(({ rule }) => rule);

describe('reading a document', () => {
  it('takes kind, name and version from the path', () => {
    expect(
      read('servicetypes/a-hub/2.13.md', documentOf().replace('taskinfo:', 'accepts: []\nserviceinfo:')).spec,
    ).toMatchObject({
      kind: 'servicetype',
      name: 'a-hub',
      major: 2,
      minor: 13,
    });
  });

  it('refuses a path that names no type', () => {
    for (const wrong of [
      'tasktypes/Port/1.0.md',
      'tasktypes/port.md',
      'types/port/1.0.md',
      'tasktypes/port/1.md',
      'tasktypes/port/01.0.md',
    ])
      expect(rulesOf(documentOf(), wrong)).toEqual(['path-names-the-type']);
  });

  it('reads the examples with their line, and the body without the front matter', () => {
    const { spec } = read(path, documentOf());
    expect(spec?.examples).toMatchObject([
      { verdict: 'accepted', name: 'a port', value: { port: 8888, name: 'abc' } },
      { verdict: 'rejected', expected: [{ pointer: '/name', keyword: 'pattern' }] },
    ]);
    const line = spec?.examples[0]?.line ?? 0;
    expect(spec?.source.split('\n')[line - 1]).toBe('```json accepted a port');
    expect(spec?.body.trimStart().startsWith('A task with a port.')).toBe(true);
  });

  it('says where front matter is missing or misspelled', () => {
    expect(rulesOf('# Title')).toEqual(['front-matter-is-there']);
    const [fault] = read(path, documentOf({ facts: rightFacts.replace('summary', 'sumary') })).problems.filter(
      ({ keyword }) => keyword === 'additionalProperties',
    );
    expect(fault).toMatchObject({ rule: 'front-matter-matches', line: 3, column: 1, hint: 'Did you mean `summary`?' });
  });

  it('never evaluates front matter in another language', () => {
    expect(rulesOf(documentOf().replace('---', '---js'))).toEqual(['front-matter-is-there']);
  });

  it('refuses aliases, anchors, tags, merge keys and duplicate keys in front matter', () => {
    expect(rulesOf(documentOf({ facts: `${rightFacts}\nx: &a 1\ny: *a` }))).toContain('yaml-is-plain');
    expect(rulesOf(documentOf({ facts: `${rightFacts}\nx: !!js/function 1` }))).toContain('yaml-is-plain');
    expect(rulesOf(documentOf({ facts: `${rightFacts}\ntitle: Again` }))).toContain('key-is-unique');
  });

  it.each([
    ['a misspelled heading', '```json acepted a port\n{}\n```'],
    ['a heading in capitals', '```json Accepted a port\n{}\n```'],
    ['an example in another language', '```js accepted a port\n{}\n```'],
    ['a code block without a language', '```\n{}\n```'],
    ['an indented code block', 'Text\n\n    {}\n'],
    ['an example inside a list', '- item\n\n  ```json accepted a port\n  {}\n  ```'],
    ['a fence that is not closed', '```json accepted a port\n{}\n'],
    ['a paragraph with three backticks', 'Text ```json accepted a port {}``` text'],
    ['a misspelled heading that is not like one of the words', '```json rejcted #/port type\n{}\n```'],
    ['another word after the language', '```yaml title="A port"\nport: 1\n```'],
    ['tildes inside HTML', '<div>\n~~~json accepted a port\n{}\n~~~\n</div>'],
    ['tildes inside a paragraph', 'Text ~~~json accepted a port {}'],
    ['a heading without a blank', '```jsonaccepted a port\n{}\n```'],
    ['a rejected example that names nothing', '```json rejected\n{}\n```'],
    ['a rejected example with a wrong pointer', '```json rejected /port type\n{}\n```'],
  ])('lets no example vanish silently: %s', (_, body) => {
    expect(rulesOf(documentOf({ body }))).toEqual(['fence-is-an-example']);
  });

  it('refuses an example that is not well formed, and a name given twice', () => {
    expect(rulesOf(documentOf({ body: '```json accepted a port\n{"port": 1,}\n```' }))).toEqual([
      'example-is-readable',
    ]);
    const twice = '```json accepted a port\n{"port": 1}\n```\n\n';
    expect(rulesOf(documentOf({ body: twice + twice }))).toEqual(['example-has-its-own-name']);
  });

  it('takes code in other languages, and data that is no example, for what they are', () => {
    expect(rulesOf(documentOf({ body: '```sh title="Run"\nls\n```\n\n- item\n\n  ```json\n  {}\n  ```\n' }))).toEqual(
      [],
    );
  });

  it.each([
    ['a key that stands twice in JSON', 'json', '{"port": 1, "port": 2}'],
    ['a key that stands twice in YAML', 'yaml', 'port: 1\nport: 2'],
    ['a number that no reader keeps', 'json', '{"port": 12345678901234567890}'],
    ['a number that no reader keeps, in YAML', 'yaml', 'port: 12345678901234567890'],
  ])('refuses %s in an example', (_, language, text) => {
    expect(rulesOf(documentOf({ body: `\`\`\`${language} accepted a port\n${text}\n\`\`\`` }))).toEqual([
      'example-is-readable',
    ]);
  });

  it.each([
    ['owner: {name: Nobody, url: "javascript:alert(1)"}', '/owner/url'],
    ['confirmed: {by: Nobody, date: 2026-01-31, url: "data:text/html,x"}', '/confirmed/url'],
    ['sources: ["ftp://example.org/a"]', '/sources/0'],
    ['canonical: "javascript:alert(1)"', '/canonical'],
    ['aliases: [{uri: " uri://a", seen: A log.}]', '/aliases/0/uri'],
    ['aliases: [{uri: " ", seen: A log.}]', '/aliases/0/uri'],
    ['aliases: [{uri: "uri://a\\n", seen: A log.}]', '/aliases/0/uri'],
    [`aliases: [{uri: "'uri://a'", seen: A log.}]`, '/aliases/0/uri'],
    ['related: [{uri: "\\e[31mred", how: closeMatch}]', '/related/0/uri'],
    ['summary: "A task\\e[2J"', '/summary'],
    ['title: "Port\\u0085task"', '/title'],
  ])('refuses %s in front matter', (fact, pointer) => {
    const kept = rightFacts.split('\n').filter((line) => line.split(':')[0] !== fact.split(':')[0]);
    const { problems } = read(path, documentOf({ facts: [...kept, fact].join('\n') }));
    expect(problems).toMatchObject([{ rule: 'front-matter-matches', pointer }]);
  });

  it('takes canonical URIs of other schemes, and aliases and related types of any', () => {
    for (const canonical of ['https://example.org/a', 'ivo://a/b', 'doi:10.1/x', 'urn:a:b'])
      expect(rulesOf(documentOf({ facts: `${rightFacts}\ncanonical: "${canonical}"` }))).toEqual([]);
    const others =
      'aliases: [{uri: frumblek, seen: A log.}, {uri: a b, seen: A log.}]\nrelated: [{uri: "x:y", how: closeMatch}]';
    expect(rulesOf(documentOf({ facts: `${rightFacts}\n${others}` }))).toEqual([]);
  });

  it('gives places that are right after CR LF and a byte order mark', () => {
    const text = `\uFEFF${documentOf({ facts: rightFacts.replace('level: common', 'level: comon') }).replaceAll('\n', '\r\n')}`;
    expect(read(path, text).problems).toMatchObject([
      { rule: 'front-matter-matches', line: 6, hint: 'Did you mean "common"?' },
    ]);
  });
});
