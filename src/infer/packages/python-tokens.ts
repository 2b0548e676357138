/** A piece of Python, as far as it matters for reading a call. */
export interface PythonToken {
  readonly kind: 'text' | 'name' | 'sign' | 'end';
  /** The value of a plain text, the name, or one character; `undefined` for a text with escapes or code in it. */
  readonly value: string | undefined;
  readonly offset: number;
  /** How many brackets are open before it. */
  readonly depth: number;
}

const blank = /(?:[ \t\f\r]+|#[^\n]*|\\\r?\n)+/y;
const name = /[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*/y;
const number = /[0-9][\w.]*/y;
const opening = /([rbufRBUF]{0,2})("""|'''|"|')/y;

function matchAt(pattern: RegExp, text: string, offset: number): RegExpExecArray | null {
  pattern.lastIndex = offset;
  return pattern.exec(text);
}

/** Where the text ends that begins before `from`: behind its closing quote, at its line's end, or at the end of all. */
function endOfText(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (character === '\\') at++;
    else if (text.startsWith(quote, at)) return at + quote.length;
    else if (character === '\n' && quote.length === 1) return at;
  }
  return text.length;
}

function textToken(text: string, [whole, prefix = '', quote = '']: RegExpExecArray, offset: number, depth: number) {
  const from = offset + whole.length;
  const end = endOfText(text, from, quote);
  const inner = text.slice(from, Math.max(from, end - quote.length));
  const isPlain = !inner.includes('\\') && !/[bf]/i.test(prefix) && text.startsWith(quote, end - quote.length);
  return { token: { kind: 'text', value: isPlain ? inner : undefined, offset, depth } as const, end };
}

function depthAfter(sign: string, depth: number): number {
  if ('([{'.includes(sign)) return depth + 1;
  return ')]}'.includes(sign) ? Math.max(0, depth - 1) : depth;
}

/**
 * Takes Python apart into names, texts and signs; numbers and comments are passed over, and an `end` stands where a
 * statement ends.
 *
 * @param text The source; whatever it holds, nothing is thrown and nothing is run.
 * @returns The pieces in order. A closing bracket has the depth of its opening one.
 */
export function pythonTokens(text: string): readonly PythonToken[] {
  const tokens: PythonToken[] = [];
  let depth = 0;
  for (let at = 0; at < text.length;) {
    const skipped = matchAt(blank, text, at) ?? matchAt(number, text, at);
    const begun = skipped === null ? matchAt(opening, text, at) : null;
    const named = skipped === null && begun === null ? matchAt(name, text, at) : null;
    if (skipped !== null) at += skipped[0].length;
    else if (begun !== null) {
      const { token, end } = textToken(text, begun, at, depth);
      tokens.push(token);
      at = end;
    } else if (named !== null) {
      tokens.push({ kind: 'name', value: named[0], offset: at, depth });
      at += named[0].length;
    } else {
      const sign = text.charAt(at);
      const after = depthAfter(sign, depth);
      if (sign !== '\n') tokens.push({ kind: 'sign', value: sign, offset: at, depth: Math.min(depth, after) });
      else if (depth === 0) tokens.push({ kind: 'end', value: sign, offset: at, depth });
      depth = after;
      at++;
    }
  }
  return tokens;
}
