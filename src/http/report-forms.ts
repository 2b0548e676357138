import type { ToolOptions } from '../report/finding.ts';
import { renderGithub } from '../report/github.ts';
import { renderGitlab } from '../report/gitlab.ts';
import { json } from '../report/json.ts';
import { renderJunit } from '../report/junit.ts';
import { renderMarkdown } from '../report/markdown.ts';
import { sourceLines } from '../report/problem-text.ts';
import { renderReport } from '../report/report-text.ts';
import { renderSarif } from '../report/sarif.ts';
import { createStyle } from '../report/style.ts';
import type { Report, Reports } from '../validate/report.ts';

/** What a document is called where a form needs a name and the caller gives none. */
const unnamed = 'document';

interface Form {
  readonly mediaType: string;
  /** Writes the report of a text. */
  readonly write: (report: Report, tool: ToolOptions, text: () => string) => string;
}

const together =
  (render: (reports: Reports, tool: ToolOptions) => string): Form['write'] =>
  (report, tool) =>
    render({ verdict: report.verdict, files: [{ file: unnamed, ...report }] }, tool);

const plain = { style: createStyle(false) };

/** The form of a report unless another one is wanted. */
export const jsonForm: Form = { mediaType: 'application/json', write: (report) => json(report) };

/** The forms of a report, as the command line has them. */
export const reportForms: Readonly<Record<string, Form>> = {
  json: jsonForm,
  text: {
    mediaType: 'text/plain; charset=utf-8',
    write: (report, _tool, text) =>
      renderReport(report, plain, { name: report.file ?? unnamed, source: sourceLines(text) }),
  },
  sarif: { mediaType: 'application/sarif+json', write: together(renderSarif) },
  junit: { mediaType: 'application/xml', write: together(renderJunit) },
  github: { mediaType: 'text/plain; charset=utf-8', write: together(renderGithub) },
  gitlab: { mediaType: 'application/json', write: together(renderGitlab) },
  markdown: { mediaType: 'text/markdown; charset=utf-8', write: together(renderMarkdown) },
};
