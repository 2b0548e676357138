type Paint = (text: string) => string;

/** The few ways in which a piece of text may stand out. */
export interface Style {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly red: Paint;
  readonly green: Paint;
  readonly yellow: Paint;
}

/** How a report is laid out. */
export interface Look {
  readonly style: Style;
  /** Width of the terminal in cells; absent where there is none, and sentences stay on one line then. */
  readonly width?: number;
}

function painter(colour: boolean, on: number, off: number): Paint {
  return colour ? (text) => `\u001b[${on}m${text}\u001b[${off}m` : (text) => text;
}

/**
 * Makes a style.
 *
 * @param colour True for a terminal that shows colours; otherwise every text stays as it is.
 * @returns The style, with the eight colours that every terminal has.
 */
export function createStyle(colour: boolean): Style {
  return {
    bold: painter(colour, 1, 22),
    dim: painter(colour, 2, 22),
    red: painter(colour, 31, 39),
    green: painter(colour, 32, 39),
    yellow: painter(colour, 33, 39),
  };
}
