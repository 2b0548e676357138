/**
 * Writes the comment that heads a generated file: what it is, what made it and what to edit instead.
 *
 * @param what What the file is, in one sentence.
 * @param source What it was made from.
 * @param more Further lines.
 * @returns The comment, with a line break at its end; it is also a comment in JavaScript.
 */
export function notice(what: string, source: string, more: readonly string[] = []): string {
  const lines = [
    what,
    `Made by tasktypes from ${source}: edit that, not this file.`,
    'Licence: CC0-1.0, https://creativecommons.org/publicdomain/zero/1.0/',
    ...more,
  ];
  return `/*\n${lines.map((line) => ` * ${line.replaceAll('*/', '* /').replaceAll(/[\r\n]/g, ' ')}\n`).join('')} */\n`;
}
