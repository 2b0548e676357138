import reference from '../../generated/commands.json' with { type: 'json' };

type Command = (typeof reference)['commands'][number];

const cell = (text: string): string => text.replaceAll('|', '\\|');
const table = (heads: readonly [string, string], rows: readonly (readonly [string, string])[]): string =>
  [heads, ['---', '---'], ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');
const shell = (command: string): string => `\`\`\`sh\n${command}\n\`\`\``;

function sectionOf(
  { name, usage, summary, description, options, examples, exits }: Command,
  namesTypes: boolean,
): string {
  const shown = examples.filter(({ namesType }) => namesTypes || !namesType);
  // A word such as <name>, which is no code, would be taken for a tag.
  const told = [summary, ...description].map((sentence) => sentence.replace(/<[^<>]+>(?:\/<[^<>]+>\S*)?/g, '`$&`'));
  return [
    `## ${name}`,
    ...told,
    shell(usage),
    table(['Option', 'Meaning'], options.map(({ forms, summary: what }) => [`\`${forms}\``, what])), // prettier-ignore
    ...shown.flatMap((example) => [example.summary.replace(/\.$/, ':'), shell(example.command)]),
    table(['Exit code', 'Meaning'], exits.map(({ code, meaning }) => [String(code), meaning])), // prettier-ignore
  ].join('\n\n');
}

/**
 * Writes the reference of the command line.
 *
 * @param namesTypes Whether examples may name types of the official registry.
 * @returns Markdown with one section a command.
 */
export function commandsMarkdown(namesTypes: boolean): string {
  return reference.commands.map((command) => sectionOf(command, namesTypes)).join('\n\n');
}
