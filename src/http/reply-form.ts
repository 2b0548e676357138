import { chooseMedia, isYamlType, yamlTypes } from './media.ts';

/** A form in which a reply can be written. */
export interface ReplyForm {
  readonly mediaType: string;
  readonly isYaml: boolean;
}

/**
 * Chooses the form of a reply.
 *
 * @param accept The field `Accept`; none stands for anything.
 * @returns The form that is wanted most, JSON where all are alike; `undefined` where none is wanted.
 */
export function replyForm(accept: string | null): ReplyForm | undefined {
  const mediaType = chooseMedia(accept ?? undefined, ['application/json', ...yamlTypes]);
  return mediaType === undefined ? undefined : { mediaType, isYaml: isYamlType(mediaType) };
}
