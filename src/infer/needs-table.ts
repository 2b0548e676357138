import type { FieldSource } from './field-sources.ts';
import type { Need, TasktypeNeeds } from './needs.ts';
import type { Survey } from './survey.ts';

/** The columns of the table, in order. */
export const needsColumns = [
  'tasktype',
  'uri',
  'way',
  'field',
  'description',
  'only value',
  'CodeMeta term',
  'file of the repository',
  'only the author',
  'taken by',
  'samples of this type',
  'in their codemeta.json',
  'in their repository',
] as const;

/** One row for each field of each way, by column. */
export type NeedsRow = Readonly<Record<(typeof needsColumns)[number], string>>;

const joined = (names: readonly string[]): string => names.join(', ');

function sourceCells({ codemeta = '', repository = '', author = '' }: FieldSource) {
  return { 'CodeMeta term': codemeta, 'file of the repository': repository, 'only the author': author };
}

function row({ tasktype }: TasktypeNeeds, way: string, need: Need, { tasktypes }: Survey): NeedsRow {
  const found = tasktypes[tasktype.name];
  const field = found?.fields[need.pointer];
  return {
    tasktype: tasktype.name,
    uri: tasktype.uri,
    way,
    field: need.path,
    description: need.description,
    'only value': need.only === undefined ? '' : JSON.stringify(need.only),
    ...sourceCells(need.source ?? {}),
    'taken by': joined(need.takenBy.map(({ name }) => name)),
    'samples of this type': joined(found?.samples ?? []),
    'in their codemeta.json': joined(field?.codemeta ?? []),
    'in their repository': joined(field?.repository ?? []),
  };
}

/**
 * Writes the needs of tasktypes as one flat table, for a spreadsheet or a program.
 *
 * @param needs The needs.
 * @param survey What real metadata gives of them.
 * @returns The rows.
 */
export function needsTable(needs: readonly TasktypeNeeds[], survey: Survey): readonly NeedsRow[] {
  return needs.flatMap((one) =>
    one.ways.flatMap((way) => way.needs.map((need) => row(one, way.name ?? '', need, survey))),
  );
}

const csvCell = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/**
 * Writes the table as CSV (RFC 4180).
 *
 * @param rows The rows.
 * @returns The text: a line of column names, then a line a row, ended by CR LF.
 */
export function needsCsv(rows: readonly NeedsRow[]): string {
  const lines = [needsColumns, ...rows.map((cells) => needsColumns.map((column) => cells[column]))];
  return lines.map((line) => `${line.map(csvCell).join(',')}\r\n`).join('');
}
