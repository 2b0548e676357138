import { valuesOf } from './contexts.ts';
import { isNode, type Located } from './json-ld.ts';
import type { SchemaTerm } from './schema-terms.ts';

/**
 * Collects what a file says under a property, in words: texts, and the names of objects.
 *
 * @param root The whole file.
 * @param terms The properties' names.
 * @returns The texts in the order of the terms.
 */
export function textsOf(root: Located, ...terms: readonly SchemaTerm[]): readonly string[] {
  return terms
    .flatMap((term) => valuesOf(root, term))
    .map(({ value }) => (isNode(value) ? value['name'] : value))
    .filter((text) => typeof text === 'string');
}

/** Keywords taken from one text; the largest real list has a few dozen. */
const maxKeywords = 10_000;

/** Only an item of a list has a pointer that ends in a digit; `keywords`, `@list` and `@set` have none. */
const isItem = (pointer: string): boolean => /[0-9]/.test(pointer.charAt(pointer.length - 1));

/**
 * Lists the keywords of a file; a single text is taken apart at commas and blanks.
 *
 * @param root The whole file.
 * @returns Each keyword with its place.
 */
export function keywordsOf(root: Located): readonly Located<string>[] {
  return valuesOf(root, 'keywords').flatMap(({ value, pointer }) => {
    if (typeof value !== 'string') return [];
    if (isItem(pointer)) return [{ value: value.trim(), pointer }];
    const keywords = value.split(/[,\s]+/, maxKeywords).filter((keyword) => keyword !== '');
    return keywords.map((keyword) => ({ value: keyword, pointer }));
  });
}

const notebookLanguages = /python|jupyter|julia|^\s*r(?![a-z])/i;
const notebookWords = /jupyter|notebook|ipynb|binder/i;

/**
 * Finds what a file says of notebooks beside its keyword.
 *
 * @param root The whole file.
 * @returns The first word for one as written, or `undefined`.
 */
export function notebookWord(root: Located): string | undefined {
  const texts = textsOf(
    root,
    'name',
    'description',
    'runtimePlatform',
    'softwareRequirements',
    'codeRepository',
    'relatedLink',
  );
  return texts.flatMap((text) => notebookWords.exec(text) ?? [])[0];
}

/**
 * Finds the languages that speak against a notebook in a file that speaks of none besides its keyword.
 *
 * @param root The whole file.
 * @returns The languages; none where the file leaves a notebook possible.
 */
export function languagesWithoutNotebook(root: Located): readonly string[] {
  const languages = textsOf(root, 'programmingLanguage');
  const isPossible = languages.some((language) => notebookLanguages.test(language));
  return isPossible || notebookWord(root) !== undefined ? [] : languages;
}

const negations = /\b(?:no|not|non|without|never|nor|cannot|instead of|rather than)\b|n['’]t\b/i;
/** Containers that hold no operating system: those of application servers and of libraries. */
const otherContainers = /\b(?:ee|j2ee|java|jakarta|servlet|ejb|web|ioc|spring|bean|injection|data)[ -]$/i;
/** `docker>=5.0` is the Python package that talks to Docker; the engine is written with a blank or without a version. */
const pythonRequirement = /^(?:\[[^\]]{0,99}\])?(?:[=~!<>]=|[<>])/;

/** Code units before a word that may turn its sense. */
const nearby = 40;

/**
 * Finds a word that speaks for a container in a text, past those that are denied or mean something else.
 *
 * @param text The text.
 * @param words The words, a pattern with the flag `g`.
 * @returns The word as written, or `undefined`.
 */
export function mentionOf(text: string, words: RegExp): string | undefined {
  for (const { 0: word, index } of text.matchAll(words)) {
    const before = text.slice(Math.max(0, index - nearby), index);
    const clause = before.slice(before.search(/[^.;:!?\n]*$/));
    const isOther = /^containers?$/i.test(word) && otherContainers.test(clause);
    const isPython = word === 'docker' && pythonRequirement.test(text.slice(index + word.length, index + 110));
    if (!isOther && !isPython && !negations.test(clause)) return word;
  }
  return undefined;
}
