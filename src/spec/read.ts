import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { createChecker, type Checker } from './checker.ts';
import { explain } from './explain.ts';
import { readFences } from './fences.ts';
import { servicetypeFrontMatter, tasktypeFrontMatter } from './frontmatter.ts';
import { markdownBeyondLimits } from './markdown-limits.ts';
import { problem, type Place, type Problem } from './problem.ts';
import { type Kind, type Schema, type Spec, infoMember } from './spec.ts';
import { readYaml } from './yaml.ts';

/** One document, read: its spec where it could be made, the place of each part of its front matter, and its problems. */
export interface ReadDocument {
  readonly path: string;
  readonly spec?: Spec;
  /** Place in the document of a JSON Pointer into its front matter. */
  readonly placeOf: (pointer: string) => Place;
  readonly problems: readonly Problem[];
}

interface Address {
  readonly kind: Kind;
  readonly name: string;
  readonly major: number;
  readonly minor: number;
}

const pathForm = /^(tasktype|servicetype)s\/([a-z0-9]+(?:-[a-z0-9]+)*)\/(0|[1-9][0-9]{0,3})\.(0|[1-9][0-9]{0,3})\.md$/;

function addressOf(path: string): Address | undefined {
  const [, kind, name = '', major, minor] = pathForm.exec(path) ?? [];
  if (kind === undefined || name.length > 64) return undefined;
  return { kind: kind as Kind, name, major: Number(major), minor: Number(minor) };
}

/** Reads one document of a path and a text. */
export type DocumentReader = (path: string, source: string) => ReadDocument;

const top: Place = { line: 1, column: 1 };

/**
 * Makes a reader of documents.
 *
 * @returns A function from a path and a text to the document read; wrong documents become problems, never errors.
 */
export function createReader(): DocumentReader {
  const parser = unified().use(remarkParse).use(remarkFrontmatter, ['yaml']).use(remarkGfm);
  const frontMatter: Readonly<Record<Kind, { readonly schema: Schema; readonly check: Checker }>> = {
    tasktype: { schema: tasktypeFrontMatter, check: createChecker(tasktypeFrontMatter) },
    servicetype: { schema: servicetypeFrontMatter, check: createChecker(servicetypeFrontMatter) },
  };
  return (path, source) => {
    const text = source.startsWith('\uFEFF') ? source.slice(1) : source;
    const stop = (...problems: readonly Problem[]): ReadDocument => ({ path, placeOf: () => top, problems });
    const address = addressOf(path);
    if (address === undefined)
      return stop(
        problem('path-names-the-type', {
          message: `The path "${path}" does not name a type and its version.`,
          hint: 'Name it tasktypes/<name>/<major>.<minor>.md or servicetypes/<name>/<major>.<minor>.md.',
          place: top,
        }),
      );
    const beyond = markdownBeyondLimits(text);
    if (beyond !== undefined) return stop(beyond);
    const root = parser.parse(text);
    const [first] = root.children;
    if (first?.type !== 'yaml')
      return stop(
        problem('front-matter-is-there', {
          message: 'The document does not begin with front matter.',
          hint: 'Begin with a line of three hyphens, the fields in YAML, and another line of three hyphens.',
          place: top,
        }),
      );
    const read = readYaml(first.value, { startLine: 2, duplicateKeys: 'error' });
    if (!('value' in read)) return stop(...read.problems);
    const { schema, check } = frontMatter[address.kind];
    const fences = readFences(root, text);
    const problems = [...read.problems, ...fences.problems];
    if (!check(read.value)) {
      const faults = explain(check.errors ?? [], schema, read.value, 'The front matter').map(({ pointer, ...fault }) =>
        problem('front-matter-matches', { ...fault, pointer, place: read.placeOf(pointer) }),
      );
      return { path, placeOf: read.placeOf, problems: [...problems, ...faults] };
    }
    const end = first.position?.end.offset ?? 0;
    const spec = specOf(address, read.value as Fields, {
      path,
      examples: fences.examples,
      body: text.slice(end).replace(/^\r?\n/, ''),
      source: text,
    });
    return { path, spec, placeOf: read.placeOf, problems };
  };
}

/** The front matter as its schema leaves it: lists may be left out. */
type Fields = Omit<Spec, keyof Address | Lists | 'path' | 'schema' | 'launch' | 'examples' | 'body' | 'source'> &
  Partial<Pick<Spec, Lists>> & {
    /** A text stands for the ways of the tasktype of that name. */
    readonly launch?: Readonly<Record<string, Spec['launch'][string] | string>>;
  } & Readonly<Record<'taskinfo' | 'serviceinfo', Schema>>;
type Lists = 'aliases' | 'related' | 'systems' | 'words' | 'broader' | 'accepts';

function launchOf(written: NonNullable<Fields['launch']>): Spec['launch'] {
  const waysOf = (value: Spec['launch'][string] | string): Spec['launch'][string] => {
    const ways = typeof value === 'string' && Object.hasOwn(written, value) ? written[value] : value;
    return typeof ways === 'object' ? ways : [];
  };
  return Object.fromEntries(Object.entries(written).map(([name, value]) => [name, waysOf(value)]));
}

function specOf(address: Address, fields: Fields, rest: Pick<Spec, 'path' | 'examples' | 'body' | 'source'>): Spec {
  const { taskinfo, serviceinfo, ...facts } = fields;
  return {
    ...address,
    ...facts,
    aliases: facts.aliases ?? [],
    related: facts.related ?? [],
    systems: facts.systems ?? [],
    words: facts.words ?? [],
    broader: facts.broader ?? [],
    accepts: facts.accepts ?? [],
    launch: launchOf(facts.launch ?? {}),
    schema: address.kind === 'tasktype' ? taskinfo : serviceinfo,
    ...rest,
  };
}

/** Pointer of a type's schema in its front matter. */
export function schemaPointer(kind: Kind): string {
  return `/${infoMember(kind)}`;
}
