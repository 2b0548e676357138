import type { Documents } from '../spec/spec.ts';

/** Those of the project that is built, whose folder Vite calls `/`; this file may stand in a package it has installed. */
const files = import.meta.glob<string>('/{tasktypes,servicetypes}/**/*.md', {
  query: '?raw',
  eager: true,
  import: 'default',
});

/** The documents while pages are developed; a build hands its own over, and puts nothing in the place of this module. */
export const documents: Documents = Object.fromEntries(
  Object.entries(files).map(([file, text]) => [file.slice(1), text]),
);
