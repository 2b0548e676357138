import type { LaunchAlternative } from '../spec/launch.ts';
import { isObject } from '../spec/object.ts';
import { unaskedFor, type RunFailure } from './failure.ts';
import { launch } from './launch.ts';
import { wayFor } from './way.ts';
import { carryOut, usual, type Course, type RunOptions } from './step-run.ts';
import { expandTemplate, type Values } from './template.ts';
import { launchValues, type LaunchSubject, type LaunchValues } from './values.ts';

export type { RunOptions, ShownStep } from './step-run.ts';

/** How a launch has ended: with the address to open, where there is one, or stopped. */
export type Run =
  | { readonly done: true; readonly result?: string }
  | ({ readonly done: false; /** Requests that were answered as expected. */ readonly answered: number } & RunFailure);

function originsIn(service: unknown): ReadonlySet<string> {
  const texts = isObject(service) ? Object.values(service).filter((value) => typeof value === 'string') : [];
  return new Set(texts.flatMap((text) => (/^https?:/.test(text) && URL.canParse(text) ? [new URL(text).origin] : [])));
}

const stopped = (failure: RunFailure, answered = 0): Run => ({ done: false, answered, ...failure });

function courseOf(
  { steps = [] }: LaunchAlternative,
  found: LaunchValues,
  service: unknown,
  options: RunOptions,
): Course {
  const secrets = Object.entries(found.values).filter(([name]) => found.secrets.includes(name));
  return {
    secrets: Object.fromEntries(secrets),
    origins: originsIn(service),
    count: steps.length,
    settings: { ...usual, ...options },
  };
}

async function runSteps({ steps = [], result }: LaunchAlternative, known: Values, course: Course): Promise<Run> {
  let values: Values = Object.fromEntries(
    Object.entries(known).filter(([name]) => !Object.hasOwn(course.secrets, name)),
  );
  let last = '';
  for (const [index, step] of steps.entries()) {
    const ended = await carryOut(step, index + 1, values, course);
    if ('failure' in ended) return stopped(ended.failure, index);
    values = { ...values, ...ended.values };
    last = ended.url;
  }
  if (result === undefined) return { done: true };
  const address = expandTemplate(result, values);
  return { done: true, result: URL.canParse(address, last) ? new URL(address, last).href : address };
}

/**
 * Carries out the steps of a launch, one after the other; it stops at the first that is not answered as expected. Redirects
 * are not followed: where one leads is data.
 *
 * @param alternatives The ways of the servicetype for the tasktype, in its order.
 * @param subject The serviceinfo and the taskinfo, both valid.
 * @param options The answers of the user, and how much may be waited for.
 * @returns The address to open, or why the launch stopped and what to do.
 * @throws The reason of the signal, when it is aborted.
 */
export async function runLaunch(
  alternatives: readonly LaunchAlternative[],
  subject: LaunchSubject,
  options: RunOptions = {},
): Promise<Run> {
  const { answers = {} } = options;
  const made = launch(alternatives, subject, answers);
  const way = wayFor(alternatives, subject);
  if (made.how === 'impossible') return stopped({ text: made.reasons.join(' '), advice: 'Choose another interface.' });
  if (made.how !== 'steps' || way === undefined)
    return stopped({
      text: 'Nothing was sent: this service is driven by a person.',
      advice: 'Open the link, or follow the sentences.',
    });
  if (made.questions.length > 0) return stopped(unaskedFor(made.questions));
  const found = launchValues(way, subject, answers);
  return runSteps(way, found.values, courseOf(way, found, subject.service, options));
}
