import type { OpenRegistry } from '../../registry/open.ts';

/** A task that the page offers to try. */
export interface ExampleTask {
  readonly title: string;
  /** As JSON. */
  readonly task: string;
}

/**
 * Lists tasks to try planners with.
 *
 * @param registry The registry.
 * @returns The first accepted example of each tasktype that is in use.
 */
export function exampleTasks(registry: OpenRegistry): readonly ExampleTask[] {
  return registry.types.flatMap(({ kind, uri, current: { status, title, examples } }) => {
    const isInUse = kind === 'tasktype' && (status === 'experimental' || status === 'stable');
    const example = examples.find(({ verdict }) => verdict === 'accepted');
    if (!isInUse || example === undefined) return [];
    return [{ title, task: JSON.stringify({ tasktype: uri, taskinfo: example.value }) }];
  });
}
