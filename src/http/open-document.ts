import type { Call } from './call.ts';
import type { Context } from './context.ts';
import { isZipType, mediaTypeIn } from './media.ts';
import { typesNear } from './near-types.ts';
import { packedBody } from './packed-body.ts';
import { readWanted } from './validate-call.ts';
import type { WrongCall } from './wrong-call.ts';

/** A URI that nobody knows may be a type of somebody's own; a name is one of this registry. */
function unknownName(tasktype: string | undefined, { registry }: Context, base: string): WrongCall | undefined {
  if (tasktype === undefined || tasktype.includes(':')) return undefined;
  const type = registry.find(tasktype) ?? registry.named('tasktype', tasktype);
  if (type?.kind === 'tasktype') return undefined;
  const detail = `No tasktype is called "${tasktype.slice(0, 100)}". ${base}api/types lists all; give the name or the URI of one.`;
  const suggestions = typesNear(registry, `/tasktypes/${tasktype}`);
  return { problem: 'unknown-value', detail, members: suggestions.length === 0 ? {} : { suggestions } };
}

/**
 * Looks at a call of `POST /api/validate` before its body is read.
 *
 * @param call The call.
 * @param context What the document is checked with.
 * @param base The path under which everything is served, with slashes at both ends.
 * @returns Most bytes that the body may have, or what is wrong with the call.
 */
export function openDocument(call: Call, context: Context, base: string): number | WrongCall {
  const wanted = readWanted(call);
  if ('problem' in wanted) return wanted;
  const { limits } = context;
  const wrong = packedBody(call) ?? unknownName(wanted.tasktype, context, base);
  return wrong ?? (isZipType(mediaTypeIn(call.header('content-type'))) ? limits.zip : limits.body);
}
