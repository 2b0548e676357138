import { listed } from './words.ts';

/** What a file can be that declares tasks, or from which a way leads to the file that does. */
export type Carrier = keyof typeof carriers;

/** What each of them is called in a sentence. */
const carriers = {
  codemeta: 'a CodeMeta file',
  task: 'a task',
  reply: 'a reply of an ExecutionPlanner',
  crate: 'an RO-Crate',
  'description of an image': 'the description of a container image',
  notebook: 'a Jupyter notebook',
  record: 'a record of Zenodo',
  'CITATION.cff': 'a CITATION.cff',
} as const;

/** All of them, as the end of a sentence. */
export const everyCarrier: string = listed(Object.values(carriers), 'or');
