import { problem, type Problem } from '../spec/problem.ts';
import { fetchAgain } from './zip-directory.ts';

/**
 * Says of a file that is called a zip that it is none: a page that asks to sign in may have been saved under its name, or an
 * archive of another kind.
 *
 * @param size Bytes of the file.
 * @returns The error.
 */
export function noZip(size: number): Problem {
  return problem('file-can-be-read', {
    message:
      size === 0
        ? 'The zip is empty: it has no bytes.'
        : 'The file is called a zip and is none: it does not begin as one.',
    hint: `${size === 0 ? '' : 'It may be a page that was saved in its place, or an archive of another kind. '}${fetchAgain}`,
  });
}
