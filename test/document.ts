/** Parts of a document that a test wants to say; the rest is right. */
export interface DocumentParts {
  /** Lines of front matter beside the schema. */
  readonly facts?: string;
  /** The schema, as YAML indented by two blanks. */
  readonly schema?: string;
  readonly body?: string;
}

const rightSchema = `  title: PortTask
  type: object
  additionalProperties: false
  required: [port]
  properties:
    port: {type: integer, minimum: 1, maximum: 65535, description: TCP port.}
    name: {type: string, minLength: 1, maxLength: 20, pattern: "^[a-z]+$", description: Name of the task.}`;

const rightBody = `A task with a port.

\`\`\`json accepted a port
{"port": 8888, "name": "abc"}
\`\`\`

\`\`\`json rejected #/name pattern
{"port": 8888, "name": "ABC"}
\`\`\`
`;

const rightFacts = `title: Port task
summary: A task with a port.
status: experimental
owner: {name: Nobody}
level: common
sources: []`;

/**
 * Writes a document of a tasktype that is right but for what a test says.
 *
 * @param parts What the test says.
 * @returns The text.
 */
export function documentOf({ facts = rightFacts, schema = rightSchema, body = rightBody }: DocumentParts = {}): string {
  return `---\n${facts}\ntaskinfo:\n${schema}\n---\n\n${body}`;
}

export { rightFacts, rightSchema };
