/** An environment variable or build argument that a command is given: its value may be a secret. */
const givenVariable = /(\s(?:-e|--env|--build-arg|--secret)(?:[ \t]+|=)["']?[A-Za-z_][A-Za-z0-9_]*=)[^\s"']+/g;
const givenQuoted =
  /(\s(?:-e|--env|--build-arg|--secret)(?:[ \t]+|=))(?:"([A-Za-z_][A-Za-z0-9_]*=)[^"]*"|'([A-Za-z_][A-Za-z0-9_]*=)[^']*'|([A-Za-z_][A-Za-z0-9_]*=)(?:"[^"]*"|'[^']*'))/g;
const namedSecret =
  /((?:password|passwd|passphrase|token|secret|creds|credentials|api[_-]?key)["']?(?:=|[ \t]+|:[ \t]*))(?:"[^"]*"|'[^']*'|[^\s"',\]]+)/gi;
/** `-p` before anything but ports. */
const shortPassword = /(\s-p[ \t=]*)(?![ \t=]|["']?(?:[0-9[$]|\.))[^\s]+/g;
const inAddress = /(:\/\/[^\s/:@]{1,100}:)[^\s/@]{1,200}@/g;

/** More of a command is not looked at, and nothing behind the first 120 characters is shown. */
const maxLength = 2_000;

/**
 * Hides what may be a secret in a command: passwords, tokens, and the values of the variables that it is given.
 *
 * @param text The command.
 * @returns The command with `…` in their places.
 */
export function withoutSecrets(text: string): string {
  return text
    .replace(givenQuoted, '$1$2$3$4…')
    .replace(givenVariable, '$1…')
    .replace(namedSecret, '$1…')
    .replace(shortPassword, '$1…')
    .replace(inAddress, '$1…@');
}

/**
 * Shortens what stands in a file to a line that people can read, without secrets.
 *
 * @param text What stands there.
 * @returns At most 120 characters.
 */
export function quoted(text: string): string {
  const plain = withoutSecrets(text.slice(0, maxLength).replaceAll('\u0000', '…').replace(/\s+/g, ' ').trim());
  return plain.length > 120 ? `${plain.slice(0, 119)}…` : plain;
}
