/** Lines of an answer, written one after the other into memory that is used again. */
export interface ToldLines {
  /** Writes `{"line":<number>,` and what follows. */
  readonly add: (number: number, rest: Uint8Array) => void;
  /** What was written since it was last taken. */
  readonly take: () => Uint8Array<ArrayBuffer>;
}

const start = new TextEncoder().encode('{"line":');
const comma = 0x2c;
const zero = 0x30;
/** Bytes of the longest number of a line, and a comma. */
const numberLength = 17;

/**
 * Makes what lines are written into.
 *
 * @returns It, with nothing written.
 */
export function createToldLines(): ToldLines {
  let bytes = new Uint8Array(131_072);
  let at = 0;
  const makeRoom = (more: number): void => {
    if (at + more <= bytes.length) return;
    const larger = new Uint8Array(Math.max(bytes.length * 2, at + more));
    larger.set(bytes.subarray(0, at));
    bytes = larger;
  };
  const writeNumber = (number: number): void => {
    let digits = 1;
    for (let power = 10; power <= number; power *= 10) digits += 1;
    let rest = number;
    for (let place = at + digits - 1; place >= at; place -= 1) {
      bytes[place] = zero + (rest % 10);
      rest = Math.floor(rest / 10);
    }
    at += digits;
  };
  return {
    add(number, rest) {
      makeRoom(start.length + numberLength + rest.length);
      bytes.set(start, at);
      at += start.length;
      writeNumber(number);
      bytes[at] = comma;
      bytes.set(rest, at + 1);
      at += 1 + rest.length;
    },
    take() {
      const taken = bytes.slice(0, at);
      at = 0;
      return taken;
    },
  };
}
