/** What is typed at a terminal, line by line. */
export interface Typing {
  /** The next line, without its end; nothing once the input has ended. */
  readonly line: () => Promise<string | undefined>;
  /** The next line, which is not shown while it is typed; nothing where it is given up with Ctrl-C or Ctrl-D. */
  readonly hidden: () => Promise<string | undefined>;
}

const endKeys = /[\r\n\u0003\u0004]/;

/** Deletes what the backspace key takes back. */
function corrected(text: string): string {
  const kept: string[] = [];
  for (const char of text) if (char === '\u007f' || char === '\b') kept.pop();
    else kept.push(char); // prettier-ignore
  return kept.join('');
}

/**
 * Reads what is typed.
 *
 * @param stream Standard input.
 * @param echo Turns the echo of the terminal off and on.
 * @returns What gives one line after the other.
 */
export function createTyping(stream: AsyncIterable<Uint8Array>, echo: (isOn: boolean) => void): Typing {
  const decoder = new TextDecoder();
  const pieces = stream[Symbol.asyncIterator]();
  let rest = '';
  let isEnded = false;
  /** Takes what stands before the next end of a line, and that end. */
  const take = async (): Promise<readonly [text: string, end: string]> => {
    while (!endKeys.test(rest) && !isEnded) {
      const next = await pieces.next();
      if (next.done === true) isEnded = true;
      else rest += decoder.decode(next.value, { stream: true });
    }
    const end = rest.search(endKeys);
    const text = end === -1 ? rest : rest.slice(0, end);
    const key = end === -1 ? '' : rest.charAt(end);
    rest = end === -1 ? '' : rest.slice(end + (rest.startsWith('\r\n', end) ? 2 : 1));
    return [text, key];
  };
  const line = async (): Promise<string | undefined> => {
    const [text, key] = await take();
    return text === '' && !/[\r\n]/.test(key) ? undefined : text;
  };
  return {
    line,
    hidden: async () => {
      echo(false);
      try {
        const [text, key] = await take();
        return /[\u0003\u0004]/.test(key) || (key === '' && text === '') ? undefined : corrected(text);
      } finally {
        echo(true);
      }
    },
  };
}
