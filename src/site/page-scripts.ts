/** Where the script of each page lies, as a path below the base; the build puts it in the place of this word. */
declare const TASKTYPES_SCRIPTS: Readonly<Record<ScriptName, string>>;

/** Scripts of every page, each put together on its own: a page asks for one file and for none that it imports. */
export const frameScriptFiles = {
  site: 'frame/start.ts',
} as const;

/** The scripts of the pages, and of what works beside them, by their files below the folder of the site. */
export const scriptFiles = {
  search: 'search/start.ts',
  home: 'home/start.ts',
  'not-found': 'resolver/not-found.ts',
  'type-filter': 'type-filter/start.ts',
  describe: 'describe/start.ts',
  suggest: 'suggest/start.ts',
  'suggest-engine': 'suggest/worker.ts',
  validate: 'validate/start.ts',
  'validate-engine': 'validate/worker.ts',
} as const;

/**
 * The scripts of the pages about planners, which share parts with each other alone: cut into what they have in common with
 * other pages too, these would be heavier.
 */
export const plannerScriptFiles = {
  simulator: 'simulator/start.ts',
  run: 'run/start.ts',
  'planner-engine': 'planners/worker.ts',
} as const;

/** Name of a script. */
export type ScriptName = keyof typeof scriptFiles | keyof typeof plannerScriptFiles | keyof typeof frameScriptFiles;

/**
 * Finds a script that a page asks for.
 *
 * @param name Its name.
 * @returns Its path below the base.
 */
export function scriptPath(name: ScriptName): string {
  return `/${TASKTYPES_SCRIPTS[name]}`;
}
