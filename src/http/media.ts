import { parseAccept } from 'hono/utils/accept';

/**
 * Chooses among media types by a header field `Accept`.
 *
 * @param accept The field; none stands for anything.
 * @param offered The media types that are to be had, the one to give where all are alike first.
 * @returns The one that is wanted most; `undefined` where none is wanted.
 */
export function chooseMedia<T extends string>(accept: string | undefined, offered: readonly T[]): T | undefined {
  const [first] = offered;
  if (accept === undefined || accept === '' || accept === '*/*') return first;
  const accepted = parseAccept(accept);
  const weightOf = (mediaType: string): number => {
    const ranges = [mediaType, `${mediaType.slice(0, mediaType.indexOf('/'))}/*`, '*/*'];
    const named = ranges.flatMap((range) => accepted.find(({ type }) => type.toLowerCase() === range) ?? []);
    return named[0]?.q ?? 0;
  };
  const weighed = offered.map((mediaType) => ({ mediaType, weight: weightOf(mediaType) }));
  const best = weighed.reduce((one, other) => (other.weight > one.weight ? other : one), {
    mediaType: first,
    weight: 0,
  });
  return best.weight > 0 ? best.mediaType : undefined;
}

/**
 * Reads the media type out of a header field `Content-Type`.
 *
 * @param contentType The field.
 * @returns The media type in lower case, without parameters; empty where there is none.
 */
export function mediaTypeIn(contentType: string | undefined): string {
  return (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

/**
 * Says whether a media type is one of those of JSON.
 *
 * @param mediaType The media type, without parameters.
 * @returns Whether it is JSON.
 */
export function isJsonType(mediaType: string): boolean {
  return /^(?:application|text)\/(?:[a-z0-9.-]+\+)?json$/.test(mediaType);
}

/** The media types of YAML; RFC 9512 registers the first. */
export const yamlTypes = ['application/yaml', 'text/yaml', 'application/x-yaml', 'text/x-yaml'] as const;

/**
 * Says whether a media type is one of those of YAML.
 *
 * @param mediaType The media type, without parameters.
 * @returns Whether it is YAML.
 */
export function isYamlType(mediaType: string): boolean {
  return (yamlTypes as readonly string[]).includes(mediaType);
}

/** The media types of a zip; Windows gives the second. */
export const zipTypes = ['application/zip', 'application/x-zip-compressed'] as const;

/**
 * Says whether a media type is that of a zip.
 *
 * @param mediaType The media type, without parameters.
 * @returns Whether it is a zip.
 */
export function isZipType(mediaType: string): boolean {
  return (zipTypes as readonly string[]).includes(mediaType);
}
