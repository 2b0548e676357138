import { compile } from 'json-schema-to-typescript';
import { referenced } from '../registry/links.ts';
import type { OpenRegistry } from '../registry/open.ts';
import { infoMember, versionOf, type Schema, type Spec } from '../spec/spec.ts';
import { kept } from './kept.ts';
import { notice } from './notice.ts';
import { tidy } from './tidy.ts';
import { naming, rootName } from './type-names.ts';
import { typeSchema } from './type-schema.ts';

function deprecation(registry: OpenRegistry, spec: Spec): readonly string[] {
  if (spec.status !== 'deprecated' && spec.status !== 'withdrawn') return [];
  const { why = 'It should no longer be used.', successor } = spec.deprecated ?? {};
  const next = successor === undefined ? undefined : referenced(registry, spec.kind, successor);
  return ['', `@deprecated ${why}${next === undefined ? '' : ` Use ${next.uri}.`}`];
}

function documentation(registry: OpenRegistry, spec: Spec): string {
  const uri = registry.named(spec.kind, spec.name, spec.major)?.uri ?? '';
  const heading = `The ${infoMember(spec.kind)} of ${spec.title}, version ${versionOf(spec)}. ${spec.summary}`;
  return [heading, '', `@see ${uri}`, ...deprecation(registry, spec)].join('\n');
}

/**
 * Declares the type of a version's taskinfo or serviceinfo.
 *
 * @param registry The registry.
 * @param spec The version.
 * @param name The name of the type.
 * @param taken The names in use; those of its alternatives are added.
 * @returns Exported declarations.
 */
export async function declareInfo(
  registry: OpenRegistry,
  spec: Spec,
  name: string,
  taken: Set<string>,
): Promise<string> {
  const schema: Schema = registry.schemaOf(spec);
  const root = { ...typeSchema(schema, naming(schema, name, taken)), description: documentation(registry, spec) };
  const code = await compile(root, name, {
    additionalProperties: false,
    bannerComment: '',
    format: false,
    unknownAny: true,
    $refOptions: { resolve: { external: false, http: false, file: false } },
  });
  return tidy(code);
}

/**
 * Writes the TypeScript declarations of one version of a type: what `types.d.ts` serves.
 *
 * @param registry The registry.
 * @param spec The version.
 * @returns A module that exports the type, named by the title of the schema, and its alternatives.
 */
export async function versionTypes(registry: OpenRegistry, spec: Spec): Promise<string> {
  const heading = notice(`${spec.title}, version ${versionOf(spec)}.`, spec.path);
  const schema = registry.schemaOf(spec);
  return kept(JSON.stringify([heading, documentation(registry, spec), schema]), async () => {
    const taken = new Set<string>();
    const name = rootName(schema, taken);
    return `${heading}\n${await declareInfo(registry, spec, name, taken)}`;
  });
}
