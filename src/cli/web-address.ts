import type { WrongUse } from './io.ts';

/**
 * Reads an address of the web that an argument names.
 *
 * @param written The argument.
 * @param command The command, for the sentence that says what was meant.
 * @param example What to do, where nothing nearer is known.
 * @returns The address, which holds no name and no password; or what is wrong with what was written.
 */
export function readWebAddress(written: string, command: string, example: string): URL | WrongUse {
  const url = URL.canParse(written) ? new URL(written) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    const isHost = URL.canParse(`https://${written}`) && /^[^/:]+\.[^/:]+/.test(written);
    return {
      message: `"${written}" is no address of the web.`,
      hint: isHost ? `Did you mean \`tasktypes ${command} https://${written}\`?` : example,
    };
  }
  if (url.username !== '' || url.password !== '')
    return {
      message: 'The address holds a name or a password.',
      hint: 'Leave it out: what is written into a command is seen by others.',
    };
  return url;
}
