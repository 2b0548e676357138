import { problem } from '../spec/problem.ts';
import { shown, visible } from '../spec/words.ts';
import type { Declarations } from './declarations.ts';
import type { Node } from './json-ld.ts';

/**
 * Says whether a value is a CITATION.cff.
 *
 * @param value The file's value.
 * @returns True for one.
 */
export function isCitation(value: Node): boolean {
  return Object.hasOwn(value, 'cff-version');
}

/**
 * Says of a CITATION.cff what it is, since it has no place for a task.
 *
 * @param value The file's value.
 * @returns No task, and a warning with what to do.
 */
export function declareCitation({ title, version }: Node): Declarations {
  const named = typeof title === 'string' ? ` of ${shown(title, 120)}` : '';
  // A number does not say how it was written: 1.0 and 1.10 come as 1 and 1.1.
  const whole = `${named}${named !== '' && typeof version === 'string' ? ` ${visible(version).slice(0, 60)}` : ''}`;
  return {
    carrier: 'CITATION.cff',
    declared: [],
    problems: [
      problem('carrier-declares-a-task', {
        severity: 'warning',
        message: `This is the CITATION.cff${whole}, which has no place for a task. It says how to cite the software.`,
        hint: 'Tasks stand in the codemeta.json of the same repository; `tasktypes suggest`, or the page Suggest, reads the repository and writes it.',
      }),
    ],
  };
}
