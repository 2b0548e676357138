import type { Kind } from '../spec/spec.ts';

/** The two kinds of types, each told in one sentence. */
export const kinds: readonly { readonly kind: Kind; readonly title: string; readonly sentence: string }[] = [
  {
    kind: 'tasktype',
    title: 'Tasktypes',
    sentence:
      'A tasktype is a URI that says what kind of task is to be run, and with it which fields describe the task.',
  },
  {
    kind: 'servicetype',
    title: 'Servicetypes',
    sentence: 'A servicetype is a URI that says how a service that runs tasks is driven, and which tasktypes it takes.',
  },
];
