import type { LaunchStep } from '../spec/launch.ts';
import { expandTemplate, fillBody, fillText, type Values } from './template.ts';

/** A request that can be sent. */
export interface LaunchRequest {
  readonly method: string;
  readonly url: string;
  /** With `content-type` where there is a body. */
  readonly headers: Readonly<Record<string, string>>;
  /** JSON or a web form, as the headers say. */
  readonly body?: string;
  /** Status codes of a reply that is as it should be. */
  readonly expect: readonly number[];
  readonly take: NonNullable<LaunchStep['take']>;
  readonly until?: NonNullable<LaunchStep['until']>;
}

function bodyOf(
  { body, form }: LaunchStep,
  values: Values,
): { readonly type: string; readonly text: string } | undefined {
  if (form !== undefined)
    return { type: 'application/x-www-form-urlencoded', text: expandTemplate(form, values).replace(/^[?&]/, '') };
  const filled = body === undefined ? undefined : fillBody(body, values);
  return filled === undefined ? undefined : { type: 'application/json', text: JSON.stringify(filled) };
}

/**
 * Fills values into a step of a launch.
 *
 * @param step The step.
 * @param values The values.
 * @returns The request.
 */
export function requestOf(step: LaunchStep, values: Values): LaunchRequest {
  const [method = '', template = ''] = step.request.split(' ', 2);
  const body = bodyOf(step, values);
  const headers = Object.entries(step.headers ?? {}).map(([name, text]) => [name, fillText(text, values)] as const);
  return {
    method,
    url: expandTemplate(template, values),
    headers: { ...(body === undefined ? {} : { 'content-type': body.type }), ...Object.fromEntries(headers) },
    ...(body === undefined ? {} : { body: body.text }),
    expect: step.expect,
    take: step.take ?? {},
    ...(step.until === undefined ? {} : { until: step.until }),
  };
}
