/** An option of a command. */
export interface OptionText {
  readonly name: string;
  /** One letter that stands for it. */
  readonly short?: string;
  /** What its value is called; absent for an option without one. */
  readonly value?: string;
  /** The values it may have, where they are few. */
  readonly choices?: readonly string[];
  /** True for an option that may be given more than once. */
  readonly isRepeated?: true;
  readonly summary: string;
}

/** An example that helps at a glance. */
export interface ExampleText {
  readonly command: string;
  readonly summary: string;
}

/** One command as its help tells it. */
export interface CommandText {
  readonly name: string;
  /** Its operands as they are written in a usage line. */
  readonly operands: string;
  readonly summary: string;
  /** What more there is to know, a sentence or two each. */
  readonly description: readonly string[];
  readonly options: readonly OptionText[];
  readonly examples: readonly ExampleText[];
  /** What its exit codes mean. */
  readonly exits: readonly (readonly [code: number, meaning: string])[];
}

/** How a command that has something to tell says it. */
export const formatOption: OptionText = {
  name: 'format',
  value: 'form',
  choices: ['text', 'json'],
  summary: 'Form of the output: text (the default) or json.',
};

/** What lets a command that checks fail. */
export const failOnOption: OptionText = {
  name: 'fail-on',
  value: 'severity',
  choices: ['error', 'warning'],
  summary: 'What makes the exit code 1: an error (the default), or a warning too.',
};

/** What every command has. */
export const helpOption: OptionText = { name: 'help', short: 'h', summary: 'Show this help.' };

/** Exit code of wrong use. */
export const wrongUse = [2, 'wrong use'] as const;
/** Exit code of wrong use, of a command that takes paths. */
export const wrongPath = [2, 'wrong use; a path that does not exist is one'] as const;
