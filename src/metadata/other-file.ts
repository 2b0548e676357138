import type { Node } from './json-ld.ts';

/** A kind of file that stands in many repositories and declares nothing itself. */
interface OtherFile {
  /** What it is, in a sentence that begins with "This is". */
  readonly what: string;
  readonly is: (value: Node) => boolean;
}

const has = (value: Node, ...keys: readonly string[]): boolean => keys.every((key) => Object.hasOwn(value, key));
const isList = (value: unknown): boolean => Array.isArray(value);

const otherFiles: readonly OtherFile[] = [
  {
    what: 'a Compose file',
    is: ({ services }) => typeof services === 'object' && services !== null && !isList(services),
  },
  { what: 'a Kubernetes manifest', is: (value) => has(value, 'apiVersion', 'kind') },
  { what: 'an environment of conda', is: ({ dependencies }) => isList(dependencies) },
  {
    what: 'a package.json',
    is: (value) => has(value, 'name', 'version') && (has(value, 'scripts') || has(value, 'dependencies')),
  },
];

/** A file that was given in the place of one that declares tasks. */
export interface RecognisedFile {
  /** What it is, one sentence. */
  readonly message: string;
  /** What to do next. */
  readonly hint: string;
}

/**
 * Recognises a file that people give in the place of the one that declares tasks.
 *
 * @param value The file's value.
 * @returns What it is and what to do; `undefined` for a file that nobody knows.
 */
export function recogniseFile(value: Node): RecognisedFile | undefined {
  const file = otherFiles.find(({ is }) => is(value));
  if (file === undefined) return undefined;
  const hint =
    'Tasks stand in the codemeta.json of the same repository; `tasktypes suggest`, or the page Suggest, reads the repository and writes it.';
  return { message: `This is ${file.what}, which declares no task itself.`, hint };
}
