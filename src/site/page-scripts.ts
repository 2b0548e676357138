/** Where the script of each page lies, as a path below the base; the build puts it in the place of this word. */
declare const TASKTYPES_SCRIPTS: Readonly<Record<ScriptName, string>>;

/** The scripts of the pages, and of what works beside them, by their files below the folder of the site. */
export const scriptFiles = {
  describe: 'describe/start.ts',
  suggest: 'suggest/start.ts',
  'suggest-engine': 'suggest/worker.ts',
} as const;

/** Name of a script. */
export type ScriptName = keyof typeof scriptFiles;

/**
 * Finds a script that a page asks for.
 *
 * @param name Its name.
 * @returns Its path below the base.
 */
export function scriptPath(name: ScriptName): string {
  return `/${TASKTYPES_SCRIPTS[name]}`;
}
