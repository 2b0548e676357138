import { renderProse } from '../prose.ts';
import { contentsOf, examplesOf, type ApiContent, type ApiExample } from './contents.ts';
import { curlLine } from './curl.ts';
import { resolverOf, type OpenApi, type Operation, type Parameter, type Reference, type Resolve } from './openapi.ts';
import { responsesOf, type ApiResponse } from './responses.ts';
import { parameterField, type ApiField } from './schema-fields.ts';

/** Parameters that stand in one part of a call. */
export interface ApiParameters {
  readonly title: string;
  readonly fields: readonly ApiField[];
}

/** What is sent with a call. */
export interface ApiBody {
  readonly description: string;
  readonly contents: readonly ApiContent[];
  /** Examples that the command does not show already. */
  readonly examples: readonly ApiExample[];
}

/** A call as the page tells it. */
export interface ApiOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  /** What it is for, in one sentence. */
  readonly summary: string;
  /** More about it, as HTML. */
  readonly description: string;
  readonly parameters: readonly ApiParameters[];
  readonly body?: ApiBody;
  /** The call as a command line. */
  readonly curl: string;
  readonly responses: readonly ApiResponse[];
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;
const places = [
  ['path', 'In the path'],
  ['query', 'In the query'],
  ['header', 'In the header'],
] as const;

/**
 * Turns what a description says into HTML.
 *
 * @param text Markdown; may be absent.
 * @param place What the ids of its headings begin with.
 * @returns HTML that is safe.
 */
export function describedAs(text: string | undefined, place: string): string {
  const { lead, html } = renderProse(text ?? '', new Map(), { place: `${place}/` });
  return lead + html;
}

function parametersOf(all: readonly Parameter[], id: string): readonly ApiParameters[] {
  return places.flatMap(([place, title]) => {
    const fields = all
      .filter((parameter) => parameter.in === place)
      .map((parameter) => {
        const { name, required = false } = parameter;
        return parameterField({ anchor: `${id}/${name}`, name, required }, parameter);
      });
    return fields.length === 0 ? [] : [{ title, fields }];
  });
}

/** The operation with the parameters of its path; one of its own goes before one of the same name and place. */
function parametersWith(operation: Operation, shared: unknown, resolve: Resolve): readonly Parameter[] {
  const own = (operation.parameters ?? []).map((part) => resolve<Parameter>(part));
  const others = ((shared ?? []) as readonly (Parameter | Reference)[]).map((part) => resolve<Parameter>(part));
  const isOwn = (one: Parameter): boolean => own.some((other) => other.name === one.name && other.in === one.in);
  return [...others.filter((one) => !isOwn(one)), ...own];
}

interface Found {
  readonly path: string;
  readonly method: string;
  readonly operation: Operation;
  readonly shared: unknown;
}

function operationOf({ path, method, operation, shared }: Found, resolve: Resolve, server: string): ApiOperation {
  const id = operation.operationId ?? `${method}${path.replace(/[^a-z0-9]+/gi, '-')}`;
  const parameters = parametersWith(operation, shared, resolve);
  const sent = operation.requestBody === undefined ? undefined : resolve(operation.requestBody);
  const [first, ...more] = sent === undefined ? [] : examplesOf(sent.content, resolve);
  const mediaType = first?.mediaType ?? Object.keys(sent?.content ?? {})[0];
  const call = { ...(first === undefined ? {} : { body: first }), ...(mediaType === undefined ? {} : { mediaType }) };
  const named = { method: method.toUpperCase(), path };
  return {
    id,
    ...named,
    summary: operation.summary ?? '',
    description: describedAs(operation.description, id),
    parameters: parametersOf(parameters, id),
    ...(sent === undefined
      ? {}
      : {
          body: {
            description: sent.description ?? '',
            contents: contentsOf(sent.content, `${id}/body`),
            examples: more,
          },
        }),
    curl: curlLine({ ...named, parameters, ...call }, server),
    responses: responsesOf(operation.responses, id, resolve),
  };
}

/**
 * Tells the calls of an API.
 *
 * @param document The description of the API.
 * @param server Where it is served, without a slash at its end.
 * @returns The calls, in the order of the document.
 * @throws {Error} When a reference leads nowhere.
 */
export function operationsOf(document: OpenApi, server: string): readonly ApiOperation[] {
  const resolve = resolverOf(document);
  return Object.entries(document.paths).flatMap(([path, { parameters: shared, ...item }]) =>
    methods.flatMap((method) => {
      const operation = item[method] as Operation | undefined;
      return operation === undefined ? [] : [operationOf({ path, method, operation, shared }, resolve, server)];
    }),
  );
}
