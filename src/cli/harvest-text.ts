import type { Harvest, HarvestedRecord } from '../remote/zenodo/harvest.ts';
import type { HarvestSummary } from '../remote/zenodo/summary.ts';
import { padded, widthOf } from '../report/cells.ts';
import { renderReport } from '../report/report-text.ts';
import type { Look } from '../report/style.ts';
import { wrap } from '../report/wrap.ts';
import { cut, visible } from '../spec/words.ts';
import { countLines, fate, many, mostRules, nameOf, whyUnread } from './harvest-words.ts';

/**
 * Tells one record of a harvest.
 *
 * @param record The record.
 * @param look How it is laid out.
 * @returns The text, ending with a line end.
 */
export function renderRecord(record: HarvestedRecord, look: Look): string {
  const why = whyUnread(record);
  if (why === undefined) {
    // The record is named already, and of many nobody reads which file each was read from.
    const { about: _, ...report } = record.report;
    return renderReport(report, look, { name: nameOf(record), brief: true });
  }
  const { bold, yellow } = look.style;
  const { words, sentence } = why;
  const lines = [
    `${bold(nameOf(record))}: ${yellow(words)}`,
    ...(sentence === undefined ? [] : wrap(sentence, look, '  ')),
  ];
  return `${lines.join('\n')}\n`;
}

interface Row {
  readonly label: string;
  readonly count: number;
  readonly rest?: string;
}

/** Labels on the left, numbers aligned behind them. */
function columns(rows: readonly Row[]): readonly string[] {
  const labels = Math.max(...rows.map(({ label }) => widthOf(label)));
  const counts = Math.max(...rows.map(({ count }) => String(count).length));
  return rows.map(({ label, count, rest = '' }) =>
    `  ${padded(label, labels)}  ${String(count).padStart(counts)}  ${rest}`.trimEnd(),
  );
}

function typeLines({ types }: HarvestSummary, { style }: Look): readonly string[] {
  if (types.length === 0) return [];
  const rows = types.map((type) => ({
    label: visible(cut(type.title ?? type.type, 48)),
    count: type.tasks,
    rest: fate(type),
  }));
  return ['', style.bold('Tasks'), ...columns(rows)];
}

function problemLines({ problems }: HarvestSummary, look: Look): readonly string[] {
  if (problems.length === 0) return [];
  const more = problems.length - mostRules;
  return [
    '',
    look.style.bold('Most common problems'),
    ...problems
      .slice(0, mostRules)
      .flatMap(({ rule, severity, records, example }) => [
        `  ${rule} (${severity}): ${many(records, 'record')}`,
        ...wrap(`Such as: ${example}`, look, '    '),
      ]),
    ...(more > 0 ? [`  and ${String(more)} more; --format json lists them all.`] : []),
  ];
}

/**
 * Tells what a harvest comes to.
 *
 * @param harvest The harvest.
 * @param summary Its numbers.
 * @param look How it is laid out.
 * @returns The text, ending with a line end.
 */
export function renderSummary(harvest: Harvest, summary: HarvestSummary, look: Look): string {
  const { community, server, notes } = harvest;
  const { total, records } = summary;
  const looked = records === total ? many(total, 'record') : `${String(records)} of ${many(total, 'record')}`;
  const rows = countLines(summary).map(({ what, count, isPart }) => ({
    label: isPart === true ? `  ${what}` : what,
    count,
  }));
  const lines = [
    '',
    look.style.bold(`${visible(community)} at ${visible(server)}: ${looked}`),
    ...columns(rows),
    ...typeLines(summary, look),
    ...problemLines(summary, look),
    ...notes.flatMap((note) => ['', ...wrap(note, look).map(look.style.yellow)]),
  ];
  return `${lines.join('\n')}\n`;
}
