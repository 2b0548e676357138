import { beginsZip } from '../metadata/zip-bytes.ts';
import type { Call } from './call.ts';
import type { Work } from './context.ts';
import { isYamlType, mediaTypeIn } from './media.ts';

/** Bytes of JSON, and of YAML, that take a few milliseconds at worst; nobody waits long for them. */
const small = { json: 8_192, yaml: 1_024 };

/**
 * Says whether a piece of work would keep others waiting.
 *
 * @param work What is to be done.
 * @param call The call.
 * @param body Its body.
 * @returns True for zips, long documents, and YAML that is more than a page.
 */
export function isHeavy(work: Work, call: Call, body: Uint8Array): boolean {
  if (work === 'suggest' || beginsZip(body)) return true;
  const isYaml = work === 'validate' && (isYamlType(mediaTypeIn(call.header('content-type'))) || body[0] !== 0x7b);
  return body.length > (isYaml ? small.yaml : small.json);
}
