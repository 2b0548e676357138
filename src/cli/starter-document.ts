/** What a person has to say of a type of either kind. */
export interface StarterWords {
  readonly summary: string;
  readonly owner: string;
  /** A remark behind the empty list of sources, with the sign of a comment. */
  readonly sources: string;
  readonly info: string;
  /** A remark line above the fields, with the sign of a comment; empty for none. */
  readonly fields: string;
  readonly what: string;
  readonly whenToUse: string;
  readonly whenNot: string;
  readonly howToWrite: string;
  readonly example: string;
  readonly mistakes: string;
}

/** What a person has to say of a tasktype. */
export interface TasktypeWords extends StarterWords {
  readonly input: string;
  readonly timeLimit: string;
}

/** What a person has to say of a servicetype. */
export interface ServicetypeWords extends StarterWords {
  readonly endpoint: string;
  /** A remark behind `accepts`, with the sign of a comment; empty for none. */
  readonly accepts: string;
  readonly condition: string;
}

/** Which document is written. */
export interface StarterName {
  /** Name of the type: `line-count`. */
  readonly name: string;
  /** Title of the schema: `LineCount`. */
  readonly schemaTitle: string;
}

/** A name as a person says it: `line-count` is "Line count". */
function spoken(name: string): string {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const line = (text: string, indent = ''): string => (text === '' ? '' : `${indent}${text}\n`);
const behind = (remark: string): string => (remark === '' ? '' : ` ${remark}`);

function fence(heading: string, value: unknown): string {
  const text = JSON.stringify(value, undefined, 1).replaceAll(/\n\s*/g, ' ');
  return `\`\`\`json ${heading}\n${text}\n\`\`\`\n`;
}

function facts({ name }: StarterName, { summary, owner, sources }: StarterWords): string {
  return `title: ${spoken(name)}
summary: ${quoted(summary)}
status: experimental
owner: {name: ${quoted(owner)}}
level: common # or platform, if one platform alone defines it
sources: []${behind(sources)}
`;
}

function prose(words: StarterWords, examples: { readonly accepted: unknown; readonly rejected: string }): string {
  return `${words.what}

## When to use this, when not

${words.whenToUse}

${words.whenNot}

## How to write it

${words.howToWrite}

${fence(`accepted ${words.example}`, examples.accepted)}
## How to get it wrong

${words.mistakes}

${examples.rejected}`;
}

/**
 * Writes a small complete document of a tasktype, which passes the lint if its words do.
 *
 * @param name What it is called.
 * @param words What a person has to say of it.
 * @returns The document.
 */
export function starterTasktype(name: StarterName, words: TasktypeWords): string {
  const rejected = [
    fence('rejected #/input required', { time_limit: 60 }),
    fence('rejected #/input pattern', { input: 'two words.txt' }),
    fence('rejected #/time_limit type', { input: 'survey.txt', time_limit: '60 s' }),
    fence('rejected #/time_limit maximum', { input: 'survey.txt', time_limit: 60000 }),
  ];
  return `---
${facts(name, words)}taskinfo:
  title: ${name.schemaTitle}
  description: ${quoted(words.info)}
  type: object
  additionalProperties: false
  required: [input]
  properties:
${line(words.fields, '    ')}    input:
      type: string
      maxLength: 255
      pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$'
      description: ${quoted(words.input)}
      examples: [survey.txt]
    time_limit:
      type: integer
      minimum: 1
      maximum: 3600
      default: 60
      description: ${quoted(`${words.timeLimit}. Unit: s`)}
---

${prose(words, { accepted: { input: 'survey.txt', time_limit: 60 }, rejected: rejected.join('\n') })}`;
}

/** A launch that any service with a page has: the page is opened. */
function acceptance(tasktype: string, words: ServicetypeWords): string {
  return `accepts:${behind(words.accepts)}
  - {tasktype: ${tasktype}, when: ${quoted(words.condition)}}
launch:
  ${tasktype}:
    - {open: '{+endpoint}', variables: {endpoint: /service/endpoint}}
`;
}

/**
 * Writes a small complete document of a servicetype, which passes the lint if its words do.
 *
 * @param name What it is called.
 * @param words What a person has to say of it.
 * @param tasktype Name of the tasktype that it accepts, if there is one.
 * @returns The document.
 */
export function starterServicetype(name: StarterName, words: ServicetypeWords, tasktype: string | undefined): string {
  const rejected = [
    fence('rejected #/endpoint required', {}),
    fence('rejected #/endpoint pattern', { endpoint: 'portal.example.org' }),
    fence('rejected #/endpoint pattern', { endpoint: 'https://user:secret@portal.example.org' }),
  ];
  return `---
${facts(name, words)}serviceinfo:
  title: ${name.schemaTitle}
  description: ${quoted(words.info)}
  type: object
  additionalProperties: false
  required: [endpoint]
  properties:
${line(words.fields, '    ')}    endpoint:
      type: string
      format: uri
      maxLength: 2048
      pattern: '^https?://[A-Za-z0-9._-]+(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~-]+)*/?$'
      description: ${quoted(words.endpoint)}
      examples: ['https://portal.example.org']
${tasktype === undefined ? `accepts: []${behind(words.accepts)}\n` : acceptance(tasktype, words)}---

${prose(words, { accepted: { endpoint: 'https://portal.example.org' }, rejected: rejected.join('\n') })}`;
}
