import standaloneCode from 'ajv/dist/standalone/index.js';
import { build, type Plugin } from 'esbuild';
import { annotations, createAjv } from '../spec/profile.ts';
import type { Schema } from '../spec/spec.ts';
import { notice } from './notice.ts';

/** A validator to be written: the schema, and what the head of its module says. */
export interface ValidatorSource {
  /** The schema, references resolved. */
  readonly schema: Schema;
  /** What is validated, in one sentence. */
  readonly what: string;
  /** Path of the document it is made from. */
  readonly source: string;
}

const cut: ReadonlySet<string> = new Set(annotations);
/** Keywords whose value is data or a list of names, and keywords whose members are schemas by name. */
const data: ReadonlySet<string> = new Set(['const', 'enum', 'required', 'dependentRequired']);
const byName: ReadonlySet<string> = new Set(['properties', '$defs']);

function strip(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strip);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([keyword]) => !cut.has(keyword));
  return Object.fromEntries(kept.map(([keyword, part]: [string, unknown]) => [keyword, stripKeyword(keyword, part)]));
}

function stripKeyword(keyword: string, part: unknown): unknown {
  if (data.has(keyword)) return part;
  if (!byName.has(keyword)) return strip(part);
  return Object.fromEntries(Object.entries(part as Schema).map(([name, schema]) => [name, strip(schema)]));
}

/**
 * Takes the keywords that only inform out of a schema; no other part changes its path.
 *
 * @param schema The schema; it is left as it is.
 * @returns The schema that decides the same.
 */
export function withoutAnnotations(schema: Schema): Schema {
  return strip(schema) as Schema;
}

/**
 * Spares the counting of code points where the number of code units decides: there are never more of the former, and
 * never less than half as many.
 */
function withQuickLengths(code: string): string {
  return code
    .replaceAll(/(func[0-9]+)\(([a-z]+[0-9]+)\) > ([0-9]+)/g, '($2.length > $3 && $&)')
    .replaceAll(/(func[0-9]+)\(([a-z]+[0-9]+)\) < ([0-9]+)/g, '($2.length < 2 * $3 && $&)');
}

/** Empties the errors that a quick checker would describe and nobody reads; it is a third smaller, and starts sooner. */
function withoutDescriptions(code: string): string {
  return code.replaceAll(/const (err[0-9]+) = \{.*?\};if\(vErrors === null\)/g, 'const $1 = {};if(vErrors === null)');
}

/** Writes checkers as ajv does: modules that still ask for its run-time parts by `require`. */
function createWriter(allErrors: boolean): (schema: Schema) => string {
  const ajv = createAjv({ source: true, allErrors });
  return (schema) => {
    const code = withQuickLengths(standaloneCode(ajv, ajv.compile(withoutAnnotations(schema))));
    return allErrors ? code : withoutDescriptions(code);
  };
}

/** The errors of the alternatives that do not apply cost more than all the rest: a quick checker goes first. */
const inTwoSteps = (number: number): string => `
import quick from 'quick:${number}';
import complete from 'complete:${number}';
export default function validate(value) {
  const matches = quick(value) || complete(value);
  validate.errors = matches ? null : complete.errors;
  return matches;
}`;

/** The texts from which esbuild makes the modules; entry `<n>` exports nothing but its checker. */
function textsOf(sources: readonly ValidatorSource[]): ReadonlyMap<string, string> {
  const complete = createWriter(true);
  const quick = createWriter(false);
  const texts = new Map<string, string>();
  for (const [number, { schema }] of sources.entries()) {
    const hasAlternatives = JSON.stringify(schema).includes('"oneOf":');
    texts.set(`complete:${number}`, complete(schema));
    if (hasAlternatives) texts.set(`quick:${number}`, quick(schema));
    texts.set(
      `entry:${number}`,
      hasAlternatives ? inTwoSteps(number) : `export { default } from 'complete:${number}';`,
    );
  }
  return texts;
}

/** Gives esbuild its modules from memory, so that it never looks for a file but those of ajv. */
function fromMemory(texts: ReadonlyMap<string, string>): Plugin {
  return {
    name: 'validators',
    setup: (bundler) => {
      const filter = /^(?:entry|quick|complete):[0-9]+$/;
      bundler.onResolve({ filter }, ({ path }) => ({ path, namespace: 'validators' }));
      bundler.onLoad({ filter, namespace: 'validators' }, ({ path }) => ({
        contents: texts.get(path) ?? '',
        resolveDir: import.meta.dirname,
      }));
    },
  };
}

/** ajv's run-time functions carry the code by which they are asked for; nobody asks in a finished module. */
const askingForThemselves = /[A-Za-z0-9_$]+\.code=(['"`])require\([^()]*\)\.default\1/g;

const notices = [
  'Contains parts of ajv, copyright (c) 2015-2021 Evgeny Poberezkin, and of ajv-formats, copyright (c) 2020 Evgeny',
  'Poberezkin, both under the MIT licence, https://opensource.org/license/mit.',
];

/**
 * Writes validators as ES modules that import nothing and evaluate no code: the default export of each is the checker,
 * which says whether a value matches and leaves ajv's errors behind.
 *
 * @param sources The validators to write; several at once take much less time than one by one.
 * @returns The modules, in the same order.
 * @throws {Error} ajv's, when a schema does not compile.
 */
export async function validatorModules(sources: readonly ValidatorSource[]): Promise<readonly string[]> {
  const { outputFiles } = await build({
    entryPoints: Object.fromEntries(sources.map((_, index) => [String(index), `entry:${index}`])),
    plugins: [fromMemory(textsOf(sources))],
    bundle: true,
    write: false,
    outdir: 'validators',
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    logLevel: 'silent',
  });
  const texts = new Map(outputFiles.map(({ path, text }) => [/([0-9]+)\.js$/.exec(path)?.[1], text]));
  return sources.map(
    ({ what, source }, index) =>
      notice(what, source, notices) + (texts.get(String(index)) ?? '').replaceAll(askingForThemselves, '0'),
  );
}
