import { near } from '../spec/near.ts';
import { joinPointer } from '../spec/place.ts';
import { asking, type Fault } from '../spec/change.ts';
import { problem, type Problem } from '../spec/problem.ts';
import { codemetaTerms } from './codemeta-terms.ts';
import { codemetaVersion, isKnownToOssr, usualContext } from './contexts.ts';
import type { Node } from './json-ld.ts';

const ossr = 'the OSSR validator (eossr-metadata-validator)';

/** Unknown keys named one by one before the rest is only counted. */
const maxNamed = 20;

function judgeContext(codemeta: Node): readonly Problem[] {
  const context = codemeta['@context'];
  if (typeof context !== 'string') {
    const what = context === undefined ? 'is missing' : `is ${Array.isArray(context) ? 'a list' : 'no text'}`;
    return [
      problem('context-is-one-string', {
        severity: 'warning',
        message: `The @context ${what}; ${ossr} takes exactly one address and fails on anything else.`,
        hint: `Write "@context": "${usualContext}" if the file goes to the OSSR; the tasks need no other.`,
        pointer: context === undefined ? '' : '/@context',
      }),
    ];
  }
  if (isKnownToOssr(context)) return [];
  return [
    problem('context-is-known-to-ossr', {
      severity: 'warning',
      message: `The @context is not among those that ${ossr} takes.`,
      hint: `Write "@context": "${usualContext}" if the file goes to the OSSR.`,
      pointer: '/@context',
    }),
  ];
}

function judgeType(codemeta: Node): readonly Fault[] {
  if (!Object.hasOwn(codemeta, 'type') || Object.hasOwn(codemeta, '@type')) return [];
  const fault = problem('type-key-is-at-type', {
    severity: 'warning',
    message: `The type of the file stands under \`type\`; ${ossr} looks for \`@type\` only.`,
    hint: 'Rename `type` to `@type`.',
    pointer: '/type',
  });
  return [asking(fault, { rename: 'type', as: '@type' })];
}

/** The keys that carry a task are among them, since they have lints of their own. */
const expectedKeys: ReadonlySet<string> = new Set([...codemetaTerms, 'tasktype', 'taskinfo']);

function judgeKeys(codemeta: Node): readonly Problem[] {
  const context = codemeta['@context'];
  if (typeof context !== 'string' || codemetaVersion(context) === undefined) return [];
  const unknown = Object.keys(codemeta).filter((key) => !key.startsWith('@') && !expectedKeys.has(key));
  const named = unknown.slice(0, maxNamed).map((key) => {
    const isLost = !key.includes(':');
    return problem('key-is-known-to-codemeta', {
      severity: 'warning',
      message: `\`${key}\` is no CodeMeta term; ${ossr} refuses it${isLost ? ' and JSON-LD drops it' : ''}.`,
      hint: hintFor(key),
      pointer: joinPointer('', key),
    });
  });
  const [next] = unknown.slice(maxNamed);
  if (next === undefined) return named;
  const more = unknown.length - named.length;
  const rest = problem('key-is-known-to-codemeta', {
    severity: 'warning',
    message:
      more === 1
        ? 'One more key is no CodeMeta term.'
        : `${more} more keys are no CodeMeta terms, the first of them here.`,
    hint: 'Mend the ones above first.',
    pointer: joinPointer('', next),
  });
  return [...named, rest];
}

function hintFor(key: string): string {
  const [like] = near(key, codemetaTerms);
  return like === undefined ? 'Remove the key, or move what it says to a CodeMeta term.' : `Did you mean \`${like}\`?`;
}

/**
 * Finds what other tools that read CodeMeta, first of all the OSSR's validator, would refuse; it makes no task wrong.
 *
 * @param codemeta The file's value.
 * @returns Warnings only.
 */
export function lintCodemeta(codemeta: Node): readonly Fault[] {
  if (Object.hasOwn(codemeta, '@graph')) return [];
  return [...judgeContext(codemeta), ...judgeType(codemeta), ...judgeKeys(codemeta)];
}
