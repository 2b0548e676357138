import { build } from 'esbuild';
import type { OpenRegistry } from '../registry/open.ts';
import { formats } from '../spec/formats.ts';
import { annotations, mapSubschemas } from '../spec/keywords.ts';
import { isObject } from '../spec/object.ts';
import { infoMember, versionOf, type Schema, type Spec } from '../spec/spec.ts';
import { parsed } from './catalogue-module.ts';
import { notice } from './notice.ts';

/**
 * Takes the keywords that only inform out of a schema; no other part changes its path.
 *
 * @param schema The schema; it is left as it is.
 * @returns The schema that decides the same.
 */
export function withoutAnnotations(schema: Schema): Schema {
  const kept = Object.entries(schema).filter(([keyword]) => !annotations.includes(keyword));
  return mapSubschemas(Object.fromEntries(kept), (part) => (isObject(part) ? withoutAnnotations(part) : part));
}

type Format = (typeof formats)[number];

function formatsIn(schema: Schema): readonly Format[] {
  const used = new Set<unknown>();
  const look = (part: unknown): unknown => {
    if (!isObject(part)) return part;
    used.add(part['format']);
    return mapSubschemas(part, look);
  };
  look(schema);
  return formats.filter((format) => used.has(format));
}

/** `date-time` → `isDateTime`. */
const functionOf = (format: Format): string =>
  `is${format.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())}`;

/** The engine with some formats: a statement that sets `create` to the function from a schema to its checker. */
async function bundleEngine(used: readonly Format[]): Promise<string> {
  const checks = used.map((format) => `'${format}': ${functionOf(format)}`);
  const contents = `
    import { createCheckerWith } from '../spec/checker';
    import { ${used.map(functionOf).join()} } from '../spec/formats';
    create = (schema) => createCheckerWith(schema, { ${checks.join()} });`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'neutral',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

const engines = new Map<string, Promise<string>>();

/** Few sets of formats are in use, so that few engines are bundled for any number of types. */
function engineWith(used: readonly Format[]): Promise<string> {
  const key = used.join();
  const engine = engines.get(key) ?? bundleEngine(used);
  engines.set(key, engine);
  return engine;
}

/**
 * Writes the validator of a version: an ES module that imports nothing and evaluates no code. Its default export says
 * whether a value matches and leaves the errors behind.
 *
 * @param registry The registry.
 * @param spec The version.
 * @returns The module. The engine in it is a function of its own, so that several in one file compress like one.
 */
export async function versionValidator(registry: OpenRegistry, spec: Spec): Promise<string> {
  const schema = withoutAnnotations(registry.schemaOf(spec));
  const what = `Validator of the ${infoMember(spec.kind)} of ${spec.title}, version ${versionOf(spec)}.`;
  const engine = await engineWith(formatsIn(schema));
  return `${notice(what, spec.path)}let create;${engine}export default create(${parsed(schema)});\n`;
}
