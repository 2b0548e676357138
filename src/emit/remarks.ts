import type { Schema } from '../spec/spec.ts';

/** What of a schema no type can say; ajv has seen to it that each has its type. */
interface Bounds {
  readonly type?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly format?: string;
}

function range(least: number | undefined, most: number | undefined, unit = ''): string | undefined {
  if (least === undefined) return most === undefined ? undefined : `at most ${most}${unit}`;
  if (most === undefined) return `at least ${least}${unit}`;
  return least === most ? `exactly ${least}${unit}` : `${least} to ${most}${unit}`;
}

const asSentence = (text: string): string => (/[.!?:]$/.test(text) ? text : `${text}.`);

function numeric({ type, minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf }: Bounds): string {
  const parts = [
    type === 'integer' ? 'a whole number' : undefined,
    range(minimum, maximum),
    exclusiveMinimum === undefined ? undefined : `more than ${exclusiveMinimum}`,
    exclusiveMaximum === undefined ? undefined : `less than ${exclusiveMaximum}`,
    multipleOf === undefined ? undefined : `a multiple of ${multipleOf}`,
  ];
  return parts.filter((part) => part !== undefined).join(', ');
}

function sentences(schema: Bounds): readonly string[] {
  const { minLength, maxLength, minItems, maxItems, format, uniqueItems, maxProperties, minProperties } = schema;
  const parts = [
    numeric(schema),
    range(minLength, maxLength, ' characters'),
    range(minItems, maxItems, ' items'),
    uniqueItems === true ? 'no item twice' : '',
    range(minProperties, maxProperties, ' members'),
    format === undefined ? '' : `format: ${format}`,
  ];
  return parts.flatMap((part = '') => (part === '' ? [] : [`${part.charAt(0).toUpperCase()}${part.slice(1)}.`]));
}

/**
 * Writes the TSDoc of a field: its description, the bounds that its type cannot express, and its default.
 *
 * @param schema The schema of the field.
 * @returns The text without comment marks; `undefined` where there is nothing to say.
 */
export function remarks(schema: Schema): string | undefined {
  const { description, default: preset, deprecated } = schema;
  const text = [...(typeof description === 'string' ? [asSentence(description.trim())] : []), ...sentences(schema)];
  const tags = [
    ...(preset === undefined ? [] : [`@defaultValue \`${JSON.stringify(preset)}\``]),
    ...(deprecated === true ? ['@deprecated'] : []),
  ];
  const parts = [text.join(' '), ...tags].filter((part) => part !== '');
  return parts.length === 0 ? undefined : parts.join('\n\n');
}
