import type { Harvest, HarvestedRecord } from '../remote/zenodo/harvest.ts';
import type { HarvestSummary } from '../remote/zenodo/summary.ts';
import type { ToolOptions } from '../report/finding.ts';
import { codeSpan, markdownText } from '../report/markdown-text.ts';
import { renderMarkdown } from '../report/markdown.ts';
import { spoken } from '../report/report-text.ts';
import { joinVerdicts } from '../validate/report.ts';
import { countLines, fate, many, mostRules, nameOf, reasons } from './harvest-words.ts';

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [[`### ${title}`, '', ...lines].join('\n')];
}

function recordLine(record: HarvestedRecord): string {
  const { address, because, report } = record;
  const verdict = because === undefined ? spoken(report.verdict) : reasons[because];
  return `- <${address}> ${markdownText(nameOf(record))}: ${verdict}`;
}

function isToMend({ because, report }: HarvestedRecord): boolean {
  return because === undefined && !['valid', 'nothing-declared'].includes(report.verdict);
}

/**
 * Writes a harvest as Markdown, to be pasted where curators talk.
 *
 * @param harvest The harvest.
 * @param summary Its numbers.
 * @param options The version, and whether rules have pages that open.
 * @returns The Markdown, ending with a line end; nothing from a record is markup, a mention, a reference or a link in it.
 */
export function renderHarvestMarkdown(harvest: Harvest, summary: HarvestSummary, options: ToolOptions): string {
  const { community, server, records, notes } = harvest;
  const { total, types, problems } = summary;
  const looked =
    records.length === total ? many(total, 'record') : `${String(records.length)} of ${many(total, 'record')}`;
  const files = records.filter(isToMend).map(({ report }) => report);
  const counts = countLines(summary).map(
    ({ what, count, isPart }) => `${isPart === true ? '  ' : ''}- ${what}: ${String(count)}`,
  );
  const parts = [
    `## ${markdownText(community)}: ${looked}`,
    `From <${server}>.`,
    ...notes.map(markdownText),
    counts.join('\n'),
    ...section(
      'Tasks',
      types.map((type) => `- ${markdownText(type.title ?? type.type)}: ${String(type.tasks)} (${fate(type)})`),
    ),
    ...section(
      'Most common problems',
      problems
        .slice(0, mostRules)
        .map(
          ({ rule, severity, records: number, example }) =>
            `- ${codeSpan(rule)} (${severity}): ${many(number, 'record')}. Such as: ${markdownText(example)}`,
        ),
    ),
    ...section('Records', records.map(recordLine)),
  ];
  const reports = { verdict: joinVerdicts(files.map(({ verdict }) => verdict)), files };
  return `${parts.join('\n\n')}\n\n${renderMarkdown(reports, options)}`;
}
