import { valid as isVersion } from '@renovatebot/pep440';
import { hasField } from '../../registry/launches.ts';
import { assertInProfile } from '../../spec/in-profile.ts';
import { isObject } from '../../spec/object.ts';
import { joinPointer } from '../../spec/place.ts';
import { slowPart } from '../../spec/pattern-speed.ts';
import { problem, type Problem } from '../../spec/problem.ts';
import type { Schema } from '../../spec/spec.ts';
import { shown } from '../../spec/words.ts';
import { placeFor } from '../fields.ts';
import type { FieldWord, Policy } from '../policy.ts';
import { durationSeconds } from '../quantities.ts';

const fieldWords: readonly FieldWord[] = [
  'images',
  'registries',
  'names',
  'architectures',
  'ports',
  'protocols',
  'python',
  'cpuFlags',
  'languages',
  'kernels',
  'packages',
];

type Say = (pointer: string, message: string, hint: string) => void;

function checkPorts({ ports = [] }: Policy, say: Say): void {
  for (const [index, port] of ports.entries()) {
    const ends = String(port)
      .split('-')
      .map((each) => (/^[0-9]{1,5}$/.test(each) ? Number(each) : NaN));
    const [from = NaN, to = from] = ends;
    if (ends.length > 2 || !(from >= 1 && from <= to && to <= 65_535))
      say(
        `/ports/${index}`,
        `${shown(port)} is neither a port nor a range of ports.`,
        'Write a number from 1 to 65535, or a range such as 8000-8999.',
      );
  }
}

function checkTimes({ startup, max }: Policy, say: Say): void {
  for (const [pointer, time] of [
    ['/startup', startup],
    ['/max/duration', max?.duration],
  ] as const)
    if (time !== undefined && durationSeconds(time) === undefined)
      say(
        pointer,
        `${shown(time)} is no length of time.`,
        'Write a number of seconds, or a text such as 60s, 10m, 12h or 2d.',
      );
}

function checkWords(policy: Policy, type: { readonly title: string; readonly schema: Schema }, say: Say): void {
  for (const word of fieldWords) {
    if (policy[word] === undefined) continue;
    if (placeFor(word, (path) => hasField(type.schema, path)) === undefined)
      say(
        `/${word}`,
        `Tasks of the type ${type.title} have no field at which \`${word}\` could look.`,
        `Remove \`${word}\` from this offer.`,
      );
  }
}

function checkRequired(policy: Policy, say: Say): void {
  for (const [index, word] of (policy.require ?? []).entries())
    if (policy[word] === undefined)
      say(
        `/require/${index}`,
        `\`require\` names \`${word}\`, of which this policy says nothing.`,
        `Add \`${word}\` to the policy, or remove it from \`require\`.`,
      );
}

/** A caller chooses the text that a pattern is tried on, and must not be able to stop the planner with it. */
function* slowPatterns(node: unknown, pointer: string): Generator<{ readonly pointer: string; readonly part: string }> {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    const at = joinPointer(pointer, key);
    const part = key === 'pattern' && typeof value === 'string' ? slowPart(value) : undefined;
    if (part !== undefined) yield { pointer: at, part };
    yield* slowPatterns(value, at);
  }
}

function checkImages({ images = [] }: Policy, say: Say): void {
  for (const [index, pattern] of images.entries())
    if (!/^(?:[a-z]+:\/\/)?[A-Za-z0-9._:/@*[\]-]+$/.test(pattern))
      say(
        `/images/${index}`,
        `${shown(pattern)} can stand for no image.`,
        'Write a reference, with * for any characters: docker.io/jupyter/*.',
      );
}

function checkSchema({ schema }: Policy, say: Say): void {
  if (!isObject(schema)) return;
  for (const { pointer, part } of slowPatterns(schema, '/schema'))
    say(
      pointer,
      `The pattern takes too long on some texts, because of ${shown(part)}.`,
      'Write it so that no text can be read in two ways.',
    );
  try {
    assertInProfile(schema);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    say(
      '/schema',
      `The schema is not in the profile: ${error.message}`,
      'Write it with the keywords that schemas of this registry use.',
    );
  }
}

/**
 * Finds words of a policy that cannot be obeyed.
 *
 * @param policy The policy, of the shape that its schema asks for.
 * @param pointer JSON Pointer to it in the configuration.
 * @param type Title and schema of the tasktype; absent for a type that the registry does not know.
 * @returns The problems.
 */
export function policyProblems(
  policy: Policy,
  pointer: string,
  type: { readonly title: string; readonly schema: Schema } | undefined,
): readonly Problem[] {
  const problems: Problem[] = [];
  const say: Say = (at, message, hint) =>
    void problems.push(problem('configured-policy-applies', { message, hint, pointer: pointer + at }));
  checkImages(policy, say);
  checkPorts(policy, say);
  checkTimes(policy, say);
  if (policy.python !== undefined && isVersion(policy.python) === null)
    say(joinPointer('', 'python'), `${shown(policy.python)} is no version of Python.`, 'Write a version such as 3.11.');
  if (type !== undefined) checkWords(policy, type, say);
  checkRequired(policy, say);
  checkSchema(policy, say);
  return problems;
}
