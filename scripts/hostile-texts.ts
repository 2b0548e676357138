import { registry } from '../src/official.ts';

/**
 * Repeats a piece until there is no room for another.
 *
 * @param size Length of the text, about.
 * @param piece Makes a piece of its number.
 * @returns The text.
 */
export function filled(size: number, piece: (index: number) => string): string {
  let text = '';
  for (let index = 0; ; index += 1) {
    const next = piece(index);
    if (text.length + next.length > size) return text;
    text += next;
  }
}

const uris = registry.types.map(({ uri }) => uri);
const oci = registry.named('tasktype', 'oci-container')?.uri ?? '';

/** One task with members that are filled up to a size. */
function task(taskinfo: string, type = oci): string {
  return `{"tasktype":"${type}","taskinfo":{"image":"a/b:1",${taskinfo}"end":1}}`;
}

/** Texts of JSON of about a size. */
export const jsonTexts: Readonly<Record<string, (size: number) => string>> = {
  'a list in a list': (size) => '['.repeat(size / 2) + ']'.repeat(size / 2),
  'unknown fields': (size) => task(filled(size, (index) => `"f${index}":${index},`)),
  'names near a field': (size) => task(filled(size, (index) => `"commmand${index.toString(36)}":1,`)),
  'near names of members': (size) => `{${filled(size, (index) => `"tasktpye${index.toString(36)}":1,`)}"end":1}`,
  'many tasks': (size) => `[${filled(size, () => '{"tasktype":"x"},')}{}]`,
  'tasks of every type': (size) =>
    `[${filled(size, (index) => `{"tasktype":"${uris[index % uris.length] ?? ''}","taskinfo":{}},`)}{}]`,
  'tasks of near types': (size) =>
    `[${filled(size, (index) => `{"tasktype":"uri://oci-contaner${index}","taskinfo":{}},`)}{}]`,
  'one long string': (size) => task(`"command":["${'a'.repeat(size)}"],`),
  'escaped characters': (size) => task(`"command":["${'\\u0000'.repeat(size / 6)}"],`),
  'repeated keys': (size) => task(filled(size, () => '"command":1,')),
  'a missing bracket': (size) => `{"a":[${'{"b":[1,"x"],'.repeat(size / 13)}`,
  'quotes without end': (size) => `{"a":"${"b','".repeat(size / 4)}`,
  'lines without commas': (size) => `{\n${filled(size, (index) => `"a${index}" 1\n`)}`,
  'a record with keywords': (size) =>
    `{"@context":"https://doi.org/10.5063/schema/codemeta-2.0","@type":"SoftwareSourceCode","keywords":[${filled(size, (index) => `"uri://oci-contaner${index}",`)}"x"]}`,
  'a graph of nodes': (size) =>
    `{"@context":"https://w3id.org/ro/crate/1.1/context","@graph":[${filled(size, (index) => `{"@id":"#${index}","isPartOf":{"@id":"#${index + 1}"}},`)}{}]}`,
};

/** Texts of YAML of about a size. */
export const yamlTexts: Readonly<Record<string, (size: number) => string>> = {
  'many keys': (size) => filled(size, (index) => `k${index}: 1\n`),
  'aliases that multiply': (size) =>
    `a0: &a0 [x,x,x,x,x,x,x,x,x]\n${filled(size - 32, (index) => `a${index + 1}: &a${index + 1} [*a${index},*a${index},*a${index},*a${index}]\n`)}`,
  'a flow in a flow': (size) => '['.repeat(size),
  'braces in braces': (size) => '{a: '.repeat(size / 4),
  'dashes in a row': (size) => '- '.repeat(size / 2),
  'question marks': (size) => '? '.repeat(size / 2),
  'anchors and tags': (size) => filled(size, (index) => `- &a${index} !!str x\n`),
  'quotes on many lines': (size) => `a: "${'b\n '.repeat(size / 3)}`,
  'spaces before a comment': (size) => `a: b${' '.repeat(size)}#`,
  colons: (size) => 'a:'.repeat(size / 2),
};

/** Texts on which a careless pattern takes for ever. */
export const evilStrings: readonly string[] = [
  'a'.repeat(4_000) + '!',
  'a.'.repeat(2_000) + '!',
  'a/'.repeat(2_000) + ':',
  `https://${'a-'.repeat(2_000)}`,
  `${'1.'.repeat(2_000)}x`,
  `${'%41'.repeat(1_300)}%`,
  `${'{a}'.repeat(1_300)}{`,
  `${'0'.repeat(4_000)}T`,
  `${' '.repeat(4_000)}x`,
  `${'::'.repeat(2_000)}1`,
  `a@${'a.'.repeat(2_000)}`,
  `${'a_-'.repeat(1_300)}@sha256:${'0'.repeat(63)}`,
];
