import { valuesOf } from './contexts.ts';
import { isNode, type Located, type SchemaTerm } from './json-ld.ts';

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

/**
 * Lists the keywords of a file; a single text is taken apart at commas and blanks.
 *
 * @param root The whole file.
 * @returns Each keyword with its place.
 */
export function keywordsOf(root: Located): readonly Located<string>[] {
  return valuesOf(root, 'keywords').flatMap(({ value, pointer }) => {
    if (typeof value !== 'string') return [];
    const isElement = /\/\d+$/.test(pointer);
    const keywords = isElement
      ? [value.trim()]
      : value.split(/[,\s]+/, maxKeywords).filter((keyword) => keyword !== '');
    return keywords.map((keyword) => ({ value: keyword, pointer }));
  });
}

const notebookLanguages = /python|jupyter|julia|^r$/i;
const notebookWords = /jupyter|notebook|ipynb|binder/i;

/**
 * Finds the languages that speak against a notebook in a file that speaks of none besides its keyword.
 *
 * @param root The whole file.
 * @returns The languages; none where the file leaves a notebook possible.
 */
export function languagesWithoutNotebook(root: Located): readonly string[] {
  const languages = textsOf(root, 'programmingLanguage');
  const speaksOfOne = textsOf(
    root,
    'name',
    'description',
    'runtimePlatform',
    'softwareRequirements',
    'codeRepository',
    'relatedLink',
  ).some((text) => notebookWords.test(text));
  return speaksOfOne || languages.some((language) => notebookLanguages.test(language)) ? [] : languages;
}
