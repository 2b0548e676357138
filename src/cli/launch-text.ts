import type { LaunchAlternative } from '../spec/lint.ts';

function condition(pointer: string, value: unknown): string {
  if (typeof value === 'object' && value !== null)
    return `${pointer} is ${(value as { readonly present?: boolean }).present === false ? 'absent' : 'there'}`;
  return `${pointer} is ${JSON.stringify(value)}`;
}

function conditions({ when = {} }: LaunchAlternative): string {
  const parts = Object.entries(when).map(([pointer, value]) => condition(pointer, value));
  return parts.length === 0 ? '' : `If ${parts.join(' and ')}: `;
}

function wayOf({ open, steps, byHand }: LaunchAlternative): readonly string[] {
  if (open !== undefined) return [`open ${open}`];
  if (steps !== undefined) return ['send', ...steps.map(({ request }, index) => `  ${index + 1}. ${request}`)];
  return ['by hand', ...(byHand ?? []).map((sentence, index) => `  ${index + 1}. ${sentence}`)];
}

/**
 * Tells how a service is driven for a tasktype.
 *
 * @param alternatives The launch; its first alternative whose condition holds is used.
 * @returns A line for each condition with its template, and one for each step.
 */
export function launchLines(alternatives: readonly LaunchAlternative[]): readonly string[] {
  return alternatives.flatMap((alternative) => {
    const [first = '', ...more] = wayOf(alternative);
    return [`${conditions(alternative)}${first}`, ...more];
  });
}

/**
 * Tells in a few words by which means a task is started.
 *
 * @param alternatives The launch.
 * @returns Such as `by one link, or by hand`; empty where there is no launch.
 */
export function launchMeans(alternatives: readonly LaunchAlternative[]): string {
  const means = alternatives.map(({ open, steps }) =>
    open !== undefined ? 'by one link' : steps !== undefined ? 'by requests' : 'by hand',
  );
  return [...new Set(means)].join(', or ');
}
