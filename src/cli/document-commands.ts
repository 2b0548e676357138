// The door to the commands that read documents, so that their parsers are loaded by nothing else.
export { run as runInit } from './init.ts';
export { run as runLint } from './lint.ts';
export { run as runMatrix } from './matrix.ts';
export { run as runNeeds } from './needs.ts';
export { run as runNew } from './new.ts';
export { run as runPlannerTest } from './planner-test.ts';
export { run as runShow } from './show.ts';

/**
 * Loads the command `types`, which alone needs a compiler of schemas.
 *
 * @returns What runs it.
 */
export async function loadRunTypes() {
  const { run } = await import('./print-types.ts');
  return run;
}
