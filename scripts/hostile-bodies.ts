import { zipSync } from 'fflate';
import { schemas } from '../src/generated/loaders.ts';
import { registry } from '../src/official.ts';
import { pathOf } from '../src/registry/uri.ts';

/** A call that is meant to keep a server busy. */
export interface HostileCall {
  readonly name: string;
  /** Below the address of the server. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** None for a GET. */
  readonly body?: Uint8Array<ArrayBuffer>;
}

const json = { 'content-type': 'application/json' };
const yaml = { 'content-type': 'application/yaml' };
const ndjson = { 'content-type': 'application/x-ndjson' };
const kibi = 1_024;

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** Repeats a piece, with its number, until there is no room for another. */
function filled(size: number, piece: (index: number) => string): string {
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
const jsonTexts: Readonly<Record<string, (size: number) => string>> = {
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
const yamlTexts: Readonly<Record<string, (size: number) => string>> = {
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
  'colons': (size) => 'a:'.repeat(size / 2),
};

/** Texts on which a careless pattern takes for ever. */
const evilStrings: readonly string[] = [
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

/** The fields of each type. */
const fields = await Promise.all(
  registry.types.map(async ({ uri, kind, current }) => {
    const loaded = await (schemas as Record<string, () => Promise<{ readonly default: unknown }>>)[`${pathOf(current).slice(1)}.md`]?.();
    const { properties = {} } = (loaded?.default ?? {}) as { readonly properties?: Readonly<Record<string, unknown>> };
    return { uri, kind, names: Object.keys(properties) };
  }),
);

/** Each type, with a text for each of its fields. */
function evilTasks(text: string): readonly string[] {
  return fields.map(({ uri, kind, names }) => {
    const given = Object.fromEntries(names.map((name) => [name, text]));
    return JSON.stringify(
      kind === 'tasktype'
        ? { tasktype: uri, taskinfo: given }
        : { interfaces: [{ servicetype: uri, serviceinfo: given }] },
    );
  });
}

function bombs(): readonly HostileCall[] {
  const zeros = new Uint8Array(64 * kibi * kibi);
  const bomb = zipSync({ 'codemeta.json': [zeros, { level: 9 }] }) as Uint8Array<ArrayBuffer>;
  const many = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`d/${index}/codemeta.json`, new Uint8Array()]));
  const crowd = zipSync(many, { level: 0 }) as Uint8Array<ArrayBuffer>;
  const headers = { 'content-type': 'application/zip' };
  return [
    { name: 'a zip of zeros', path: 'api/validate', headers, body: bomb },
    { name: 'a zip of many files', path: 'api/validate', headers, body: crowd },
    { name: 'a repository of zeros', path: 'api/suggest', headers, body: bomb },
    { name: 'a repository of many files', path: 'api/suggest', headers, body: crowd },
  ];
}

function listings(): readonly HostileCall[] {
  const paths = Array.from({ length: 50_000 }, (_, index) => ({ path: `d${index % 977}/f${index}.ipynb` }));
  const names = ['Dockerfile', 'environment.yml', 'setup.py', 'pyproject.toml', 'requirements.txt', 'README.md', 'docker-compose.yml', 'a.ipynb'];
  const texts = [
    `FROM a\n${'RUN a && \\\n'.repeat(10_000)}`,
    `${'- '.repeat(50_000)}`,
    `${'['.repeat(100_000)}`,
    `${'"'.repeat(100_000)}`,
    `{"cells":[${'{"cell_type":"code","source":["!pip install a"]},'.repeat(2_000)}{}]}`,
    `${' '.repeat(100_000)}x`,
    filled(100_000, (index) => `k${index}: v\n`),
  ];
  const files = texts.flatMap((text, index) => names.map((name) => ({ path: `d${index}/${name}`, text })));
  const rooted = texts.map((text) => ({ files: names.map((name) => ({ path: name, text })) }));
  const all = [{ files: paths }, { files }, ...rooted];
  return all.map((listing, index) => ({
    name: `listing ${index}`,
    path: 'api/suggest',
    headers: json,
    body: bytes(JSON.stringify(listing)),
  }));
}

const longest = 15_000;

/** Addresses and fields as long as a header may be. */
function headersThatAreLong(): readonly HostileCall[] {
  const fill = (text: string): string => text.repeat(longest / text.length);
  const page = 'tasktypes/oci-container/1.0';
  const fields: Readonly<Record<string, string>> = {
    accept: 'a/b;q=0.1,',
    'accept-encoding': 'br;q=0 , ',
    'if-none-match': 'W/"a", ',
    'x-request-id': 'a-',
    'content-type': 'a/b;c="',
    'x-forwarded-for': '::1, ',
  };
  const queries = ['oci-contaner/', '%41', 'tasktype%2F', 'uri:/', 'a-b.c_', '%20'];
  return [
    ...Object.entries(fields).map(([name, text]) => ({ name: `${name} that is long`, path: page, headers: { [name]: fill(text) } })),
    ...queries.flatMap((text) => [
      { name: `resolve ${text}`, path: `api/resolve?uri=${fill(text)}`, headers: {} },
      { name: `address ${text}`, path: fill(text), headers: {} },
    ]),
    { name: 'parameters', path: `api/validate?${fill('name=a&')}`, headers: json, body: bytes('{}') },
    { name: 'a type', path: `api/types/tasktypes/${fill('a-')}`, headers: {} },
  ];
}

/**
 * Gathers documents of a size that are meant to take long.
 *
 * @param size Bytes of each, about.
 * @param form JSON or YAML.
 * @returns The calls.
 */
export function hostileDocuments(size: number, form: 'json' | 'yaml'): readonly HostileCall[] {
  const texts = form === 'json' ? jsonTexts : yamlTexts;
  return Object.entries(texts).map(([name, textOf]) => ({
    name: `${name}, ${size} bytes`,
    path: 'api/validate',
    headers: form === 'json' ? json : yaml,
    body: bytes(textOf(size)),
  }));
}

/**
 * Gathers what an attacker may send.
 *
 * @returns The calls: documents, small and as large as they may be, texts against patterns, zips and listings.
 */
export function hostileCalls(): readonly HostileCall[] {
  const evil = evilStrings.flatMap(evilTasks).map((text, index) => ({
    name: `text against patterns ${index}`,
    path: 'api/validate',
    headers: json,
    body: bytes(text),
  }));
  const most = 1_000 * kibi;
  const large = [...hostileDocuments(most, 'json'), ...hostileDocuments(most, 'yaml')];
  return [
    ...hostileDocuments(16_000, 'json'),
    ...hostileDocuments(1_000, 'yaml'),
    ...large,
    ...evil,
    ...bombs(),
    ...listings(),
    ...headersThatAreLong(),
    { name: 'a line without end', path: 'api/validate/batch', headers: ndjson, body: bytes('x'.repeat(3 * 2 ** 20)) },
    {
      name: 'lines that are wrong',
      path: 'api/validate/batch',
      headers: ndjson,
      body: bytes(`${jsonTexts['names near a field']?.(15_000) ?? ''}\n`.repeat(100)),
    },
  ];
}
