import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of this clone. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Runs git.
 *
 * @param folder Where.
 * @param args Its arguments.
 * @returns What it prints, without the line end.
 */
export function git(folder: string, ...args: readonly string[]): string {
  const me = ['-c', 'user.name=tester', '-c', 'user.email=tester@example.org', '-c', 'init.defaultBranch=main'];
  return execFileSync('git', ['-C', folder, ...me, ...args], { encoding: 'utf8' }).trimEnd();
}

/**
 * Makes a git repository of a folder's files, with one commit.
 *
 * @param folder The folder.
 * @returns The commit.
 */
export function committed(folder: string): string {
  git(folder, 'init', '--quiet');
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', 'Everything');
  return git(folder, 'rev-parse', 'HEAD');
}

/**
 * Makes a git repository of this clone as it stands, also of what is not committed yet.
 *
 * @param folder Where; it does not exist yet.
 * @returns The commit.
 */
export function commitWorkingTree(folder: string): string {
  const files = git(root, 'ls-files', '-z', '--cached', '--others', '--exclude-standard').split('\0');
  for (const file of files)
    if (file !== '' && existsSync(join(root, file))) cpSync(join(root, file), join(folder, file));
  return committed(folder);
}

/**
 * Makes a git repository that holds the built command, with nothing to install: installing it takes no time.
 *
 * @param folder Where; it does not exist yet.
 * @returns The commit.
 */
export function commitBuiltCommand(folder: string): string {
  cpSync(join(root, 'out'), join(folder, 'out'), { recursive: true });
  const about = { name: 'tasktypes', version: '0.0.0' };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(about));
  writeFileSync(
    join(folder, 'package-lock.json'),
    JSON.stringify({ ...about, lockfileVersion: 3, packages: { '': about } }),
  );
  return committed(folder);
}
