import { configurationSchema } from '../../planner/configuration/configuration-schema.ts';
import { dataLicence } from '../../registry/catalogue.ts';
import type { OpenRegistry } from '../../registry/open.ts';
import type { Type } from '../../registry/registry.ts';
import { isObject } from '../../spec/object.ts';
import type { Kind, Schema, Spec } from '../../spec/spec.ts';
import type { SiteFile } from '../faces-integration.ts';

/** Name of the schema of a planner's configuration as a file. */
export const plannerSchemaFile = 'planner.schema.json';

const typesOf = (registry: OpenRegistry, kind: Kind): readonly Type<Spec>[] =>
  registry.types.filter((type) => type.kind === kind && type.major === 1);

/** Any text is right, for types of one's own; editors offer the names. */
function naming(property: unknown, types: readonly Type<Spec>[]): Schema {
  const own = isObject(property) ? property : {};
  const offered = types.map(({ name, current }) => ({ const: name, description: current.summary }));
  return offered.length === 0 ? own : { ...own, anyOf: [...offered, { type: 'string' }] };
}

/** What the serviceinfo of a known servicetype holds; one whose schema refers to parts of itself is left to the command. */
function serviceinfoRules(registry: OpenRegistry): readonly Schema[] {
  return typesOf(registry, 'servicetype').flatMap(({ name, uris, current }): readonly Schema[] => {
    const schema = registry.schemaOf(current);
    if (JSON.stringify(schema).includes('"$ref"')) return [];
    const { $defs: _, ...serviceinfo } = schema;
    return [
      {
        if: { properties: { servicetype: { enum: [name, ...uris] } } },
        then: { properties: { serviceinfo } },
      },
    ];
  });
}

function withProperties(schema: unknown, change: (properties: Schema) => Schema): Schema {
  const { properties, ...rest } = isObject(schema) ? schema : {};
  return { ...rest, properties: change(isObject(properties) ? properties : {}) };
}

function interfaceSchema(registry: OpenRegistry, schema: unknown): Schema {
  const rules = serviceinfoRules(registry);
  const named = withProperties(schema, (properties) => ({
    ...properties,
    servicetype: naming(properties['servicetype'], typesOf(registry, 'servicetype')),
  }));
  return rules.length === 0 ? named : { ...named, allOf: rules };
}

/**
 * Makes the schema of a planner's configuration for editors: that by which the command reads it, with the types of a
 * registry offered by their names.
 *
 * @param registry The registry.
 * @returns The schema, self-contained.
 */
export function plannerSchema(registry: OpenRegistry): Schema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `${registry.identifiers}/${plannerSchemaFile}`,
    $comment: `Licence: ${dataLicence}`,
    ...withProperties(configurationSchema, (properties) => {
      const { interfaces, offers } = properties as Readonly<Record<'interfaces' | 'offers', Schema>>;
      const offer = withProperties(offers['items'], (own) => ({
        ...own,
        tasktype: naming(own['tasktype'], typesOf(registry, 'tasktype')),
      }));
      const offered = interfaceSchema(registry, interfaces['additionalProperties']);
      return {
        ...properties,
        interfaces: { ...interfaces, additionalProperties: offered },
        offers: { ...offers, items: offer },
      };
    }),
  };
}

/**
 * Makes the schema of a planner's configuration as a file of the site.
 *
 * @param registry The registry.
 * @returns The file.
 */
export function plannerSchemaFace(registry: OpenRegistry): SiteFile {
  const content = `${JSON.stringify(plannerSchema(registry), undefined, 2)}\n`;
  return { path: plannerSchemaFile, mediaType: 'application/json', content };
}
