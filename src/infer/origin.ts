import { readJson } from '../metadata/json.ts';
import { meantRepository, repositoryOf } from '../metadata/repository.ts';
import type { TextFile } from './repository.ts';
import type { Evidence, Sureness } from './suggestion.ts';

/** Where a repository can be cloned from. */
export interface Origin {
  /** https address, without a user, a token or `.git` at the end. */
  readonly url: string;
  readonly sure: Sureness;
  readonly evidence: readonly Evidence[];
}

/** Files that {@link originOf} reads. */
export const originFiles: readonly string[] = ['codemeta.json', '.git/config'];

function codemetaOrigin(file: TextFile): Origin | undefined {
  const codemeta = readJson(file.text);
  if (!('value' in codemeta)) return undefined;
  const root = { value: codemeta.value, pointer: '' };
  const { url: address } = repositoryOf(root);
  const meant = address === undefined ? meantRepository(root) : undefined;
  const url = address ?? meant?.url;
  if (url === undefined) return undefined;
  const { line } = codemeta.placeOf('/codeRepository');
  return {
    url: url.replace(/\/+$/, '').replace(/\.git$/, ''),
    sure: meant === undefined ? 'certain' : 'likely',
    evidence: [{ file: file.path, line, says: `codeRepository ${meant?.written ?? url}` }],
  };
}

/** What git calls `origin`, as an https address; a user or token before the host is left out. */
const remote =
  /^[ \t]*url[ \t]*=[ \t]*(?:https?:\/\/(?:[^@/\s]+@)?|(?:ssh:\/\/)?git@)([A-Za-z0-9.-]+)(?::[0-9]+(?=\/))?[/:]([A-Za-z0-9._~/-]+?)(?:\.git)?\/?[ \t]*$/m;

function gitOrigin(file: TextFile): Origin | undefined {
  const start = file.text.indexOf('[remote "origin"]');
  if (start === -1) return undefined;
  const found = remote.exec(file.text.slice(start));
  const [, host, path] = found ?? [];
  if (found === null || host === undefined || path === undefined) return undefined;
  const url = `https://${host}/${path}`;
  return {
    url,
    sure: 'likely',
    evidence: [{ file: file.path, line: file.lineAt(start + found.index), says: `the remote origin is ${url}` }],
  };
}

/**
 * Finds where a repository can be cloned from.
 *
 * @param read Gives the text of a file, where it could be read.
 * @returns The `codeRepository` of codemeta.json, else git's own remote `origin`; nothing where neither tells.
 */
export function originOf(read: (path: string) => TextFile | undefined): Origin | undefined {
  const codemeta = read('codemeta.json');
  const git = read('.git/config');
  return (codemeta && codemetaOrigin(codemeta)) ?? (git && gitOrigin(git));
}
