import type { LaunchAlternative, LaunchCondition, LaunchStep } from '../spec/launch.ts';
import { valueAt } from '../spec/place.ts';
import { expandTemplate, fillBody, fillText, type Values } from './template.ts';
import { launchValues, type LaunchSubject, type LaunchValues, type Question } from './values.ts';

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

/**
 * What one can open, send or do to have a service run a task. Nothing is run by itself. What is still to be asked or to be
 * taken from a reply is shown as `{name}`, for people to read: whoever has the answers makes the launch again with them.
 */
export type Launch = { readonly questions: readonly Question[] } & (
  | { readonly how: 'open'; readonly url: string }
  | { readonly how: 'steps'; readonly requests: readonly LaunchRequest[]; readonly result?: string }
  | { readonly how: 'byHand'; readonly sentences: readonly string[] }
  | { readonly how: 'impossible'; readonly reasons: readonly string[] }
);

function holds(condition: LaunchCondition, value: unknown): boolean {
  if (typeof condition !== 'object') return value === condition;
  if ('present' in condition) return (value !== undefined) === condition.present;
  return value === undefined ? condition.orAbsent === true : condition.in.some((one) => one === value);
}

function alternativeFor(
  alternatives: readonly LaunchAlternative[],
  subject: LaunchSubject,
): LaunchAlternative | undefined {
  return alternatives.find(({ when = {} }) =>
    Object.entries(when).every(([pointer, condition]) => holds(condition, valueAt(subject, pointer))),
  );
}

/** Stands in templates for what is not known yet: made of characters that no template encodes, and found in no value. */
function marker(values: Values): (name: string) => string {
  const text = JSON.stringify(values);
  const longest = Math.max(2, ...[...text.matchAll(/~+/g)].map(([run]) => run.length));
  const edge = '~'.repeat(Math.min(longest, 64) + 1);
  return (name) => edge + name + edge;
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

function requestOf(step: LaunchStep, values: Values): LaunchRequest {
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

function shownRequest(request: LaunchRequest, show: (text: string) => string): LaunchRequest {
  const headers = Object.entries(request.headers).map(([name, text]) => [name, show(text)] as const);
  return {
    ...request,
    url: show(request.url),
    headers: Object.fromEntries(headers),
    ...(request.body === undefined ? {} : { body: show(request.body) }),
  };
}

function wayOf(alternative: LaunchAlternative, { values, questions }: LaunchValues): Launch {
  const { open, steps = [], result, byHand = [] } = alternative;
  const unknown = [...questions.map(({ name }) => name), ...steps.flatMap(({ take }) => Object.keys(take ?? {}))];
  const mark = marker(values);
  const show = (text: string): string =>
    unknown.reduce((shown, name) => shown.replaceAll(mark(name), `{${name}}`), text);
  const known = { ...values, ...Object.fromEntries(unknown.map((name) => [name, mark(name)])) };
  if (open !== undefined) return { how: 'open', url: show(expandTemplate(open, known)), questions };
  if (byHand.length > 0)
    return { how: 'byHand', sentences: byHand.map((text) => show(fillText(text, known))), questions };
  return {
    how: 'steps',
    requests: steps.map((step) => shownRequest(requestOf(step, known), show)),
    ...(result === undefined ? {} : { result: show(expandTemplate(result, known)) }),
    questions,
  };
}

/**
 * Says what one can open, send or do to have a service run a task.
 *
 * @param alternatives The ways of the servicetype for the tasktype, in its order.
 * @param subject The serviceinfo and the taskinfo; the taskinfo has to be valid.
 * @param answers What the user has answered, by name of the variable.
 * @returns The first way whose condition holds, values filled in; what is still to be asked or to be taken from a reply
 *   stands as `{name}`. Impossible where no condition holds or a value cannot be written as the service wants it.
 */
export function launch(
  alternatives: readonly LaunchAlternative[],
  subject: LaunchSubject,
  answers: Readonly<Record<string, string>> = {},
): Launch {
  const alternative = alternativeFor(alternatives, subject);
  if (alternative === undefined) {
    const reasons = ['None of the ways of this service fits what the task and the service say.'];
    return { how: 'impossible', reasons, questions: [] };
  }
  const found = launchValues(alternative, subject, answers);
  if (found.refusals.length > 0) return { how: 'impossible', reasons: found.refusals, questions: [] };
  return wayOf(alternative, found);
}
