import { shown } from '../spec/words.ts';

/** A scalar of a faulty text: what stands there, the JSON that was meant, and what is wrong with it. */
export interface LooseScalar {
  /** Offset after it. */
  readonly end: number;
  /** The JSON that was meant; `undefined` when it cannot be told, and empty for a quote that belongs to nothing. */
  readonly json: string | undefined;
  readonly faults: readonly { readonly offset: number; readonly message: string; readonly hint: string }[];
}

/**
 * Reads a value that stands in no quotes: a number, a word, or text whose quotes were forgotten.
 *
 * @param text The faulty text.
 * @param start Where the value begins.
 * @returns What was meant.
 */
export function readWord(text: string, start: number): LooseScalar {
  const word = match(/[^\s,:;{}[\]"'“”‘’]+/y, text, start);
  const literal = literalOf(word) ?? numberOf(word);
  const end = start + word.length;
  if (literal !== undefined) return { end, json: literal, faults: faultsOf(word, literal, start) };
  const phrase =
    match(/[^\r\n,{}[\]"“”]+/y, text, start)
      .split(/\s(?:\/\/|\/\*|#)/, 1)[0]
      ?.trimEnd() ?? '';
  const phraseEnd = start + phrase.length;
  const closed = '"“”'.includes(text.charAt(phraseEnd)) && phraseEnd < text.length;
  if (!isPlainText(phrase)) {
    const message = `${shown(phrase === '' ? text.charAt(start) : phrase)} is no JSON value.`;
    const hint = 'Write a text in double quotes, a number, true, false, null, an object or a list.';
    return { end: Math.max(phraseEnd, start + 1), json: undefined, faults: [{ offset: start, message, hint }] };
  }
  const json = JSON.stringify(phrase);
  const message = closed
    ? `The opening quote is missing before ${shown(phrase)}.`
    : `The text ${shown(phrase)} is not in quotes.`;
  return {
    end: phraseEnd + (closed ? 1 : 0),
    json,
    faults: [{ offset: start, message, hint: `Write ${shown(phrase)}.` }],
  };
}

/**
 * Reads a key that stands in no quotes.
 *
 * @param text The faulty text.
 * @param start Where the key begins.
 * @returns The key that was meant.
 */
export function readBareKey(text: string, start: number): LooseScalar {
  const key = match(/[^\s:=,;{}[\]"'“”‘’]+(?::[^\s:=,;{}[\]"'“”‘’]+(?=\s*:))*/y, text, start);
  const end = start + key.length;
  if (key === '') {
    const message = `A key is expected here, not ${shown(text.charAt(start))}.`;
    return {
      end: start + 1,
      json: undefined,
      faults: [{ offset: start, message, hint: 'Write the key in double quotes.' }],
    };
  }
  const closed = /["'“”‘’]/.test(text.charAt(end));
  const message = closed
    ? `The opening quote is missing before ${shown(key)}.`
    : `The key ${shown(key)} is not in quotes.`;
  return {
    end: end + (closed ? 1 : 0),
    json: JSON.stringify(key),
    faults: [{ offset: start, message, hint: `Write ${shown(key)}.` }],
  };
}

function match(pattern: RegExp, text: string, start: number): string {
  pattern.lastIndex = start;
  return pattern.exec(text)?.[0] ?? '';
}

/** The literal that a word stands for: cut short, with capitals, or as other languages write it. */
function literalOf(word: string): string | undefined {
  if (/^(?:None|nil|undefined|[+-]?(?:NaN|nan|Inf|inf|Infinity))$/.test(word)) return 'null';
  if (word.length < 3 || word.length > 5) return undefined;
  return ['true', 'false', 'null'].find((literal) => literal.startsWith(word.toLowerCase()));
}

/** The JSON number that a word stands for. */
function numberOf(word: string): string | undefined {
  if (/^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/.test(word)) return word;
  if (/^0[xX][0-9a-fA-F]{1,13}$/.test(word)) return String(Number(word));
  const parts = /^([+-]?)([0-9][0-9_]*)?(?:\.([0-9]*))?([eE][+-]?[0-9]+)?$/.exec(word);
  if (parts === null || (parts[2] === undefined && !parts[3])) return undefined;
  const whole = (parts[2] ?? '0').replaceAll('_', '').replace(/^0+(?=[0-9])/, '');
  const fraction = parts[3] === undefined ? '' : `.${parts[3] === '' ? '0' : parts[3]}`;
  return `${parts[1] === '-' ? '-' : ''}${whole}${fraction}${parts[4] ?? ''}`;
}

function faultsOf(word: string, json: string, offset: number): LooseScalar['faults'] {
  if (word === json) return [];
  const isNumber = /[0-9]/.test(json);
  const message = isNumber
    ? `The number ${shown(word)} is not written as JSON wants it.`
    : `JSON has no ${shown(word)}.`;
  return [
    {
      offset,
      message: message.replaceAll('"', ''),
      hint: `Write ${shown(json).replaceAll('"', '')}${isNumber ? ', or put it in quotes if it is a name' : ''}.`,
    },
  ];
}

/** Text that anybody would put in quotes: it begins with a letter or is a date, a version or a DOI. */
function isPlainText(phrase: string): boolean {
  if (/["'`\\]/.test(phrase)) return false;
  return /^[\p{L}_@/.~][\p{L}_/]|^\p{L}$|^[0-9]{4}-[0-9]{2}-[0-9]{2}|^[0-9]+\.[0-9]+\.[0-9]|^10\.[0-9]{4,9}\//u.test(
    phrase,
  );
}
