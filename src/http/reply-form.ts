import { parseAccept } from 'hono/utils/accept';

/** A form in which a reply can be written. */
export interface ReplyForm {
  readonly mediaType: string;
  readonly isYaml: boolean;
}

const forms: readonly ReplyForm[] = [
  { mediaType: 'application/json', isYaml: false },
  { mediaType: 'application/yaml', isYaml: true },
  { mediaType: 'text/yaml', isYaml: true },
  { mediaType: 'application/x-yaml', isYaml: true },
  { mediaType: 'text/x-yaml', isYaml: true },
];

function weightOf(mediaType: string, accepted: ReturnType<typeof parseAccept>): number {
  const [kind] = mediaType.split('/');
  const ranges = [mediaType, `${kind}/*`, '*/*'];
  const named = ranges.flatMap((range) => accepted.find(({ type }) => type.toLowerCase() === range) ?? []);
  return named[0]?.q ?? 0;
}

/**
 * Chooses the form of a reply.
 *
 * @param accept The field `Accept`; none stands for anything.
 * @returns The form that is wanted most, JSON where all are alike; `undefined` where none is wanted.
 */
export function replyForm(accept: string | null): ReplyForm | undefined {
  const accepted = parseAccept(accept ?? '*/*');
  const weighed = forms.map((form) => ({ form, weight: weightOf(form.mediaType, accepted) }));
  const best = weighed.reduce((one, other) => (other.weight > one.weight ? other : one));
  return best.weight > 0 ? best.form : undefined;
}

/**
 * Says whether a media type is one of those of YAML.
 *
 * @param mediaType The media type, without parameters.
 * @returns Whether it is YAML.
 */
export function isYamlType(mediaType: string): boolean {
  return forms.some((form) => form.isYaml && form.mediaType === mediaType);
}
