import { launch, type Launch } from '../launch/launch.ts';
import { isObject } from '../spec/object.ts';
import type { AcceptedExample, Spec } from '../spec/spec.ts';
import { outwardLink } from './addresses.ts';

/** What one opens to have a service run an example. */
export interface LaunchLink {
  /** Name of the example of the task. */
  readonly example: string;
  readonly url: string;
}

/** How the examples of a task are opened by a service that a document names. */
export interface LaunchLinks {
  /** Links that lead to a real service with a real task. */
  readonly links: readonly LaunchLink[];
  /** Where there is none of them: an address that shows what to fill in, and what in it is made up. */
  readonly toFillIn?: LaunchLink & { readonly endpoint: string };
}

/** Names that are kept for examples (RFC 2606, RFC 6761), images and repositories called so, and numbers that count up. */
const madeUp = /\bexample\b|\.(?:test|invalid|local|localhost)\b|\blocalhost\b|\b127\.0\.0\.1\b|0123456789abcdef/i;

const isMadeUp = (value: unknown): boolean => madeUp.test(JSON.stringify([value]));
const acceptedOf = ({ examples }: Spec): readonly AcceptedExample[] =>
  examples.filter((example) => example.verdict === 'accepted');

function urlOf(made: Launch): string | undefined {
  return made.how === 'open' && made.questions.length === 0 ? outwardLink(made.url) : undefined;
}

function linksOf(servicetype: Spec, tasktype: Spec, service: unknown): readonly LaunchLink[] {
  const ways = Object.hasOwn(servicetype.launch, tasktype.name) ? servicetype.launch[tasktype.name] : undefined;
  return acceptedOf(tasktype).flatMap(({ name, value }) => {
    const url = urlOf(launch(ways ?? [], { service, task: value }));
    return url === undefined ? [] : [{ example: name, url }];
  });
}

/**
 * Makes the links that open the accepted examples of a tasktype, where a servicetype needs nothing but a link. Hosts come
 * from the examples of the servicetype: none is invented.
 *
 * @param servicetype The servicetype.
 * @param tasktype The tasktype, which it accepts.
 * @returns The links; none where it takes more than a link, or asks the user for something.
 */
export function launchLinks(servicetype: Spec, tasktype: Spec): LaunchLinks {
  const services = acceptedOf(servicetype).map(({ value }) => value);
  const [first] = services;
  const real = services.find((value) => !isMadeUp(value));
  const realTasks = { ...tasktype, examples: tasktype.examples.filter(({ value }) => !isMadeUp(value)) };
  const links = real === undefined ? [] : linksOf(servicetype, realTasks, real);
  const [shown] = links.length > 0 ? [] : linksOf(servicetype, tasktype, real ?? first);
  const endpoint = isObject(first) ? first['endpoint'] : undefined;
  // A service that is opened as it is gets nothing of the task, and there is nothing to show.
  if (real !== undefined || shown === undefined || typeof endpoint !== 'string' || shown.url === endpoint)
    return { links };
  return { links, toFillIn: { ...shown, endpoint } };
}
