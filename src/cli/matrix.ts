import { acceptanceMatrix, type LaunchMeans, type Matrix, type MatrixCell } from '../registry/matrix.ts';
import { openRegistry } from '../registry/open.ts';
import type { Type } from '../registry/registry.ts';
import { padded, widthOf } from '../report/cells.ts';
import { json } from '../report/json.ts';
import type { Look } from '../report/style.ts';
import { wrap } from '../report/wrap.ts';
import type { Spec } from '../spec/spec.ts';
import type { Arguments } from './arguments.ts';
import { exitCode, type Io } from './io.ts';
import { lookOf, refuse } from './terminal.ts';

const letters: Readonly<Record<LaunchMeans, string>> = { link: 'L', requests: 'R', byHand: 'H' };

/** The best of its means, and a star where it is conditional. */
function mark({ means, acceptance }: MatrixCell): string {
  const best = (['link', 'requests', 'byHand'] as const).find((one) => means.includes(one));
  return `${best === undefined ? '?' : letters[best]}${acceptance.when === undefined ? ' ' : '*'}`;
}

/** Columns are named as in a spreadsheet: a to z, aa to zz. */
function column(index: number): string {
  const before = Math.floor(index / 26);
  return `${before === 0 ? '' : column(before - 1)}${String.fromCharCode(97 + (index % 26))}`;
}

function table({ rows, servicetypes }: Matrix, { style }: Look): readonly string[] {
  const width = Math.max(...rows.map(({ tasktype }) => widthOf(tasktype.name)));
  const heads = servicetypes.map((_, index) => padded(column(index), 2)).join(' ');
  return [
    `${' '.repeat(width)}  ${style.bold(heads)}`.trimEnd(),
    ...rows.map(({ tasktype, cells }) => {
      const marks = servicetypes.map((servicetype) => {
        const cell = cells.find((one) => one.servicetype === servicetype);
        return cell === undefined ? '· ' : mark(cell);
      });
      return `${style.bold(padded(tasktype.name, width))}  ${marks.join(' ')}`.trimEnd();
    }),
  ];
}

function conditions(rows: Matrix['rows'], look: Look): readonly string[] {
  return rows.flatMap(({ tasktype, cells }) => {
    const conditional = cells.filter(({ acceptance }) => acceptance.when !== undefined);
    if (conditional.length === 0) return [];
    const lines = conditional.flatMap(({ servicetype, acceptance }) =>
      wrap(`${servicetype.name}: ${acceptance.when ?? ''}`, look, '  '),
    );
    return ['', look.style.bold(tasktype.name), ...lines];
  });
}

function text(matrix: Matrix, withConditions: boolean, look: Look): string {
  const { servicetypes, rows } = matrix;
  const lines = [
    ...table(matrix, look),
    '',
    ...servicetypes.map(({ name, current }, index) => `${column(index)}  ${name}  ${look.style.dim(current.title)}`),
    '',
    ...wrap('L by one link, R by requests of a program, H by hand; * on a condition.', look),
    ...(withConditions
      ? conditions(rows, look)
      : wrap('`tasktypes matrix <tasktype>` tells the conditions of one tasktype.', look)),
  ];
  return `${lines.join('\n')}\n`;
}

function data({ rows }: Matrix): object {
  return {
    tasktypes: rows.map(({ tasktype, cells }) => ({
      name: tasktype.name,
      uri: tasktype.uri,
      acceptedBy: cells.map(({ servicetype, means, acceptance: { when, source } }) => ({
        name: servicetype.name,
        uri: servicetype.uri,
        means,
        when,
        source,
      })),
    })),
  };
}

/** Only the rows of the tasktypes that are named, and all of them where none is. */
function narrowed(matrix: Matrix, names: readonly string[]): Matrix {
  if (names.length === 0) return matrix;
  const rows = matrix.rows.filter(({ tasktype }) => names.includes(tasktype.name));
  const accepting = (servicetype: Type<Spec>): boolean =>
    rows.some(({ cells }) => cells.some((cell) => cell.servicetype === servicetype));
  return { rows, servicetypes: matrix.servicetypes.filter(accepting) };
}

/**
 * Shows which servicetype runs which tasktype.
 *
 * @param args Names of tasktypes, and `--format`.
 * @param io Where is written.
 * @returns The exit code.
 */
export async function run({ operands, options }: Arguments, io: Io): Promise<number> {
  const matrix = acceptanceMatrix(openRegistry(await io.shipped.documents()));
  const unknown = operands.find((name) => !matrix.rows.some(({ tasktype }) => tasktype.name === name));
  if (unknown !== undefined) {
    refuse(io, {
      message: `There is no tasktype named "${unknown}".`,
      hint: '`tasktypes list --kind tasktype` names them; `tasktypes resolve` looks anything else up.',
    });
    return exitCode.undecided;
  }
  const shown = narrowed(matrix, operands);
  io.stdout.write(
    options.get('format') === 'json' ? json(data(shown)) : text(shown, operands.length > 0, lookOf(io.stdout, io)),
  );
  return exitCode.fine;
}
