import { placesIn } from './place.ts';
import { problem, type Problem } from './problem.ts';

/** Where the word begins a value, a sentence or a remark: in an address or within a sentence it only names one. */
const begins = /(?:^[ \t>*+-]*|[:;#.!?,([{'"-][ \t]*)TODO/.source;
/** A colon, or the end of the value. */
const ends = /(?::|(?=['"\]})]*[ \t]*\r?$))/.source;
/** The name of an example, which takes no colon. */
const inName = /^`{3}.* accepted TODO\b/.source;
/** What it asks for, up to the end of its line or of the text in which it stands. */
const asked = /[ \t]*([^\r\n"'`#{}\]]*)/.source;
const toDo = new RegExp(`TODO(?:(?<=${begins})${ends}|(?<=${inName}))${asked}`, 'gm');

/**
 * Finds what is left to write in a document: every TODO that begins something.
 *
 * @param source The whole document.
 * @returns One problem for each, with its place and what it asks for.
 */
export function lintUnfinished(source: string): readonly Problem[] {
  const placeOf = placesIn(source);
  return [...source.matchAll(toDo)].map(({ index, 1: rest = '' }) => {
    const wanted = rest.replace(/[\s.:;,>-]+$/, '');
    return problem('document-is-finished', {
      message: wanted === '' ? 'A TODO is left.' : `A TODO is left: ${wanted}.`,
      hint: 'Write what it asks for in its place.',
      place: placeOf(index),
    });
  });
}
