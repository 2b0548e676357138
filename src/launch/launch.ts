import type { LaunchAlternative } from '../spec/launch.ts';
import { requestOf, type LaunchRequest } from './request.ts';
import { expandTemplate, fillText, type Values } from './template.ts';
import { launchValues, type LaunchSubject, type LaunchValues, type Question } from './values.ts';
import { noWayFits, wayFor } from './way.ts';

export type { LaunchRequest } from './request.ts';

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

/** Names of secrets that a way would put elsewhere than into header fields; the lint of documents refuses such a one. */
function leaks({ steps = [], ...way }: LaunchAlternative, secrets: readonly string[]): readonly string[] {
  const parts = [way.open, way.byHand, way.result, ...steps.map(({ headers: _, ...step }) => step)];
  const expressions = [...JSON.stringify(parts).matchAll(/\{([^{}]*)\}/g)].map(([, inner = '']) => inner);
  const used = expressions.flatMap((inner) => inner.replace(/^[+#./;?&]/, '').split(','));
  const names = new Set(used.map((name) => name.replace(/\*$|:[0-9]*$/, '')));
  return secrets.filter((name) => names.has(name));
}

/** Stands in templates for what is not known yet: made of characters that no template encodes, and found in no value. */
function marker(values: Values): (name: string) => string {
  const text = JSON.stringify(values);
  const longest = Math.max(2, ...[...text.matchAll(/~+/g)].map(([run]) => run.length));
  const edge = '~'.repeat(Math.min(longest, 64) + 1);
  return (name) => edge + name + edge;
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

/**
 * Says that nothing can be opened, sent or done.
 *
 * @param reasons Why, a sentence each.
 * @returns The launch that is none.
 */
export function impossible(reasons: readonly string[]): Launch & { readonly how: 'impossible' } {
  return { how: 'impossible', reasons, questions: [] };
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
  const alternative = wayFor(alternatives, subject);
  if (alternative === undefined) return impossible([noWayFits]);
  const found = launchValues(alternative, subject, answers);
  if (found.refusals.length > 0) return impossible(found.refusals);
  const leaked = leaks(alternative, found.secrets);
  if (leaked.length > 0)
    return impossible(leaked.map((name) => `The secret \`${name}\` would stand outside the headers of a request.`));
  return wayOf(alternative, found);
}
