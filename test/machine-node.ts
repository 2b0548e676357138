import { spawnSync } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';

/**
 * Looks for a Node of the machine: what `TASKTYPES_NODE` names, else one on the path that no package brings.
 *
 * @param major Its major version.
 * @returns The folder that holds it; `undefined` where the machine has none.
 */
export function machineNode(major: number): string | undefined {
  const named = process.env['TASKTYPES_NODE'];
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  const isWanted = (folder: string): boolean => {
    const { stdout } = spawnSync(join(folder, 'node'), ['--version'], { encoding: 'utf8' });
    // There is no output where there is no such program.
    return (stdout as string | null)?.startsWith(`v${major}.`) ?? false;
  };
  return [...(named === undefined ? [] : [dirname(named)]), ...folders].find(isWanted);
}
