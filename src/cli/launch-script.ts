import { requestOf } from '../launch/request.ts';
import type { LaunchValues } from '../launch/values.ts';
import { launchWays } from '../registry/launch-ways.ts';
import type { LaunchAlternative, LaunchStep } from '../spec/launch.ts';
import { quotedForShell, visible } from '../spec/words.ts';
import { environmentName } from './launch-answers.ts';

/** Puts names into texts so that they are found again, whatever else a text holds. */
interface Marks {
  readonly mark: (name: string) => string;
  readonly form: RegExp;
}

/** Letters, digits, hyphens and tildes: no template encodes them. */
function createMarks(): Marks {
  const nonce = `~${crypto.randomUUID()}~`;
  return { mark: (name) => `${nonce}${name}~`, form: new RegExp(`${nonce}([A-Za-z0-9_]+)~`) };
}

/** What would be obeyed by a terminal, or not be seen, in JSON as JSON escapes it. */
const escaped = (text: string): string =>
  text.replace(/[\u007f-\u009f\u2028\u2029\p{Cf}]/gu, (char) =>
    Array.from({ length: char.length }, (_, at) => `\\u${char.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  );

/** Writes a text as one word of a POSIX shell, marks as its variables. */
function wordOf(text: string, { form }: Marks, shellName: (name: string) => string): string {
  const parts = text.split(form);
  if (parts.length === 1) return quotedForShell(text);
  const plain = parts.filter((_, index) => index % 2 === 0);
  const isSimple = plain.every((part) => !/["$`\\!]/.test(part));
  const written = parts.map((part, index) => {
    if (index % 2 === 1) return isSimple ? `\${${shellName(part)}}` : `"$${shellName(part)}"`;
    return isSimple ? part : part === '' ? '' : quotedForShell(part);
  });
  return isSimple ? `"${written.join('')}"` : written.join('');
}

/** A reply taken as a whole is JSON itself and stands without quotes in a body. */
const wholes = (steps: readonly LaunchStep[]): readonly string[] =>
  steps.flatMap(({ take = {} }) =>
    Object.entries(take).flatMap(([name, { pointer = '', header }]) =>
      pointer === '' && header === undefined ? [name] : [],
    ),
  );

/** Curl shows the header fields where one of them is needed. */
const shows = ({ take = {} }: LaunchStep): string =>
  Object.values(take).some(({ header }) => header !== undefined) ? '-si' : '-sS';

/**
 * Writes the requests of a launch as commands of curl that can be copied: what is still to be asked stands as a variable of
 * the environment, what a reply gives as a variable of the shell, and the rest in quotes. Secrets are never written.
 *
 * @param way The way, of steps.
 * @param found Its values.
 * @returns The lines of each command, and comments that say what to do with the reply.
 */
export function curlCommands(way: LaunchAlternative, found: LaunchValues): readonly (readonly string[])[] {
  const { steps = [] } = way;
  const marks = createMarks();
  const asked = new Set([...found.questions.map(({ name }) => name), ...found.secrets]);
  const unknown = [...asked, ...steps.flatMap(({ take = {} }) => Object.keys(take))];
  const values = { ...found.values, ...Object.fromEntries(unknown.map((name) => [name, marks.mark(name)])) };
  const shellName = (name: string): string => (asked.has(name) ? environmentName(name) : name);
  const word = (text: string): string => wordOf(text, marks, shellName);
  const told = launchWays({ launch: { it: [way] } }, 'it')[0]?.requests ?? [];
  return steps.map((step, index) => {
    const { method, url, headers, body } = requestOf(step, values);
    const data = wholes(steps).reduce(
      (text, name) => text?.replaceAll(`"${marks.mark(name)}"`, marks.mark(name)),
      body,
    );
    const options = [
      `curl ${shows(step)} -X ${method}`,
      ...Object.entries(headers).map(([name, text]) => `-H ${word(`${name}: ${visible(text)}`)}`),
      ...(data === undefined ? [] : [`--data-raw ${word(escaped(data))}`]),
      word(url),
    ];
    const lines = options.map(
      (option, at) => `${at === 0 ? '' : '  '}${option}${at + 1 < options.length ? ' \\' : ''}`,
    );
    const then = (told[index]?.then ?? []).map(
      (sentence) => `# ${visible(sentence.replaceAll(/`\{([A-Za-z0-9_]+)\}`/g, '$1'))}`,
    );
    return [...lines, ...then];
  });
}
