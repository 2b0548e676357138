import { placesIn } from './place.ts';
import { problem, type Problem } from './problem.ts';

/** The word, and what it asks for up to the end of its line or of the text in which it stands. */
const toDo = /\bTODO\b:?[ \t]*([^\r\n"'`#{}\]]*)/g;

/**
 * Finds what is left to write in a document: every TODO, wherever it stands.
 *
 * @param source The whole document.
 * @returns One problem for each, with its place and what it asks for.
 */
export function lintUnfinished(source: string): readonly Problem[] {
  const placeOf = placesIn(source);
  return [...source.matchAll(toDo)].map(({ index, 1: rest = '' }) => {
    const wanted = rest.replace(/[\s.:;,-]+$/, '');
    return problem('document-is-finished', {
      message: wanted === '' ? 'A TODO is left.' : `A TODO is left: ${wanted}.`,
      hint: 'Write what it asks for in its place.',
      place: placeOf(index),
    });
  });
}
