import type { Schema } from '../../spec/spec.ts';

/** Stands for a part of the document that is written elsewhere in it. */
export interface Reference {
  readonly $ref: string;
}

/** A value shown as an example. */
export interface Example {
  readonly summary?: string;
  readonly value?: unknown;
}

/** What a body or an answer holds in one media type. */
export interface MediaType {
  readonly schema?: Schema;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, Example | Reference>>;
}

/** A parameter of a call, or a field of the header of an answer. */
export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: Schema;
  readonly example?: unknown;
}

/** Contents by their media types. */
export type Contents = Readonly<Record<string, MediaType>>;

/** What is sent with a call. */
export interface RequestBody {
  readonly description?: string;
  readonly required?: boolean;
  readonly content: Contents;
}

/** An answer to a call. */
export interface ResponseObject {
  readonly description: string;
  readonly headers?: Readonly<Record<string, Omit<Parameter, 'name' | 'in'> | Reference>>;
  readonly content?: Contents;
}

/** A call. */
export interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly requestBody?: RequestBody | Reference;
  readonly responses: Readonly<Record<string, ResponseObject | Reference>>;
}

/** As far as a page shows it, a document of OpenAPI 3.1. */
export interface OpenApi {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

/** Finds what a reference stands for; anything else stands for itself. */
export type Resolve = <T extends object>(part: T | Reference) => T;

/**
 * Makes what finds the parts to which references of a document lead.
 *
 * @param document The document.
 * @returns The finder; it throws an `Error` that names a reference which leads nowhere in the document.
 */
export function resolverOf(document: OpenApi): Resolve {
  return <T extends object>(part: T | Reference): T => {
    if (!('$ref' in part) || typeof part.$ref !== 'string') return part as T;
    const names = part.$ref.split('/').map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
    const found = names
      .slice(1)
      .reduce<unknown>((value, name) => (value as Readonly<Record<string, unknown>> | undefined)?.[name], document);
    if (names[0] === '#' && typeof found === 'object' && found !== null) return found as T;
    throw new Error(`"${part.$ref}" leads nowhere in the description of the API. Correct what makes it.`);
  };
}
