import { zipSync } from 'fflate';
import { schemas } from '../src/generated/loaders.ts';
import { registry } from '../src/official.ts';
import { pathOf } from '../src/registry/uri.ts';
import { evilStrings, filled, jsonTexts, yamlTexts } from './hostile-texts.ts';

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

/** What of a schema leads to its texts. */
interface Part {
  readonly type?: unknown;
  readonly properties?: Readonly<Record<string, Part>>;
  readonly items?: Part;
}

interface Shape {
  readonly uri: string;
  readonly kind: string;
  readonly schema: Part;
}

const shapes: readonly Shape[] = await Promise.all(
  registry.types.map(async ({ uri, kind, current }) => {
    const loaded = await schemas[`${pathOf(current).slice(1)}.md`]?.();
    return { uri, kind, schema: loaded?.default ?? {} };
  }),
);

/** A value of the shape of a schema, with one text wherever one may stand. */
function holding({ type, properties, items }: Part, text: string): unknown {
  if (properties !== undefined)
    return Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, holding(part, text)]));
  if (items !== undefined) return [holding(items, text)];
  return type === 'object' ? { [text]: text } : text;
}

/** A task, or a reply, of each type. */
function evilDocuments(text: string): readonly string[] {
  return shapes.map(({ uri, kind, schema }) => {
    const info = holding(schema, text);
    const reply = { reponseword: 'YES', interfaces: [{ servicetype: uri, serviceinfo: info }] };
    return JSON.stringify(kind === 'tasktype' ? { tasktype: uri, taskinfo: info } : reply);
  });
}

function bombs(): readonly HostileCall[] {
  const zeros = new Uint8Array(64 * kibi * kibi);
  const bomb = zipSync({ 'codemeta.json': [zeros, { level: 9 }] });
  const many = Object.fromEntries(
    Array.from({ length: 20_000 }, (_, index) => [`d/${index}/codemeta.json`, new Uint8Array()]),
  );
  const crowd = zipSync(many, { level: 0 });
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
  const names = [
    'Dockerfile',
    'environment.yml',
    'setup.py',
    'pyproject.toml',
    'requirements.txt',
    'README.md',
    'docker-compose.yml',
    'a.ipynb',
  ];
  const texts = [
    `FROM a\n${'RUN a && \\\n'.repeat(10_000)}`,
    '- '.repeat(50_000),
    '['.repeat(100_000),
    '"'.repeat(100_000),
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
    ...Object.entries(fields).map(([name, text]) => ({
      name: `${name} that is long`,
      path: page,
      headers: { [name]: fill(text) },
    })),
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
  const evil = evilStrings.flatMap(evilDocuments).map((text, index) => ({
    name: `text against patterns ${index}`,
    path: 'api/validate',
    headers: json,
    body: bytes(text),
  }));
  const most = 1_000 * kibi;
  const large = [...hostileDocuments(most, 'json'), ...hostileDocuments(most, 'yaml')];
  return [
    ...hostileDocuments(8_000, 'json'),
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
