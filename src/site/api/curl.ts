import type { ApiExample } from './contents.ts';
import type { Parameter } from './openapi.ts';

/** A call to be shown. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** The body that is sent, where there is an example of one. */
  readonly body?: ApiExample;
  /** Media type of the body, where one is sent. */
  readonly mediaType?: string;
}

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** What stands for a parameter in an example, as it is written there; `undefined` where the description gives nothing. */
function exampleValue({ example, schema = {} }: Parameter): string | undefined {
  const { examples, default: preset, enum: values, const: only } = schema;
  const listed = [examples, values].flatMap((list) =>
    Array.isArray(list) ? (list as readonly unknown[]).slice(0, 1) : [],
  );
  const value = [example, listed[0], only, preset].find((one) => one !== undefined);
  return typeof value === 'string' || value === undefined ? value : JSON.stringify(value);
}

function pathWith(path: string, parameters: readonly Parameter[]): string {
  return path.replace(/\{([^{}]+)\}/g, (whole, name: string) => {
    const value = parameters.filter((one) => one.in === 'path' && one.name === name).map(exampleValue)[0];
    return value === undefined ? whole : encodeURIComponent(value);
  });
}

function queryOf(parameters: readonly Parameter[]): string {
  const shown = parameters.filter((one) => one.in === 'query' && one.required === true);
  const pairs = shown.map((one) => `${one.name}=${encodeURIComponent(exampleValue(one) ?? '')}`);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

/**
 * Writes a call as a command line of curl.
 *
 * @param call The call.
 * @param server Where the API is served, without a slash at its end.
 * @returns The command, ready to be pasted into a shell.
 */
export function curlLine({ method, path, parameters, body, mediaType }: Call, server: string): string {
  const address = quoted(server + pathWith(path, parameters) + queryOf(parameters));
  if (mediaType === undefined) return `curl ${method === 'GET' ? '' : `-X ${method} `}${address}`;
  const data = body === undefined ? '@file' : quoted(body.text);
  return `curl ${address} \\\n  -H ${quoted(`Content-Type: ${mediaType}`)} \\\n  --data-binary ${data}`;
}
