import { isSchema } from '../../registry/field-content.ts';
import type { Schema } from '../../spec/spec.ts';
import type { OpenApi } from './openapi.ts';
import { fieldsOf, type ApiField } from './schema-fields.ts';
import { alternativesOf, schemaAnchor, takes, type Word } from './schema-words.ts';

/** One of the forms that a value may have. */
export interface ApiForm {
  readonly title: string;
  readonly description: string;
  readonly fields: readonly ApiField[];
}

/** A schema as the page tells it, once. */
export interface ApiSchema {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** What it takes, where it is no object with fields. */
  readonly words: readonly Word[];
  /** Values and limits, where it has them. */
  readonly values: readonly string[];
  readonly limits: readonly string[];
  readonly fields: readonly ApiField[];
  /** Forms of which a value has one. */
  readonly forms: readonly ApiForm[];
}

const textOr = (value: unknown, other: string): string => (typeof value === 'string' ? value : other);

function formsOf(schema: Schema, place: string): readonly ApiForm[] {
  const shapes = alternativesOf(schema).filter(({ properties }) => isSchema(properties));
  return shapes.map((shape, index) => ({
    title: textOr(shape['title'], `Form ${String(index + 1)}`),
    description: textOr(shape['description'], ''),
    fields: fieldsOf(shape, `${place}/${String(index + 1)}`),
  }));
}

function schemaOf([name, schema]: readonly [string, Schema]): ApiSchema {
  const id = schemaAnchor(name);
  const { words, values, limits } = takes(schema);
  const fields = fieldsOf(schema, id);
  const forms = formsOf(schema, id);
  const isTold = fields.length > 0 || forms.length > 0;
  const description = textOr(schema['description'], '');
  return { id, name, description, words: isTold ? [] : words, values, limits, fields, forms };
}

/**
 * Tells the schemas that calls and answers share.
 *
 * @param document The description of the API.
 * @returns The schemas, in the order of the document.
 */
export function schemasOf({ components }: OpenApi): readonly ApiSchema[] {
  return Object.entries(components?.schemas ?? {}).map(schemaOf);
}
