import { beginsZip, bytesSource } from '../metadata/zip-bytes.ts';
import { jsonLine } from '../report/json.ts';
import type { Problem } from '../spec/problem.ts';
import { validateDeposit, withoutZip } from '../validate/validate-file.ts';
import { validate, type ValidationOptions } from '../validate/validate.ts';
import type { Report } from '../validate/report.ts';
import { readTarget, type Answer, type Call } from './call.ts';
import type { Context, Work } from './context.ts';
import { chooseMedia, isJsonType, isYamlType, mediaTypeIn, zipTypes } from './media.ts';
import { strayParameter } from './parameters.ts';
import { jsonForm, reportForms } from './report-forms.ts';
import { refusal, type WrongCall } from './wrong-call.ts';

/** How a document is to be read and its report written. */
export interface Wanted {
  readonly form: string;
  readonly input?: 'json' | 'yaml';
  readonly tasktype?: string;
  /** What the caller calls the document. */
  readonly file?: string;
}

/** Media types that say nothing of what the document is written in. */
const undecided: readonly string[] = ['', 'text/plain', 'application/octet-stream', ...zipTypes];

/** What a client may accept instead of naming a form. */
const formsByMedia: Readonly<Record<string, string>> = {
  'application/json': 'json',
  'text/plain': 'text',
  'text/markdown': 'markdown',
  'application/sarif+json': 'sarif',
  'application/xml': 'junit',
};

const wrongMedia = (mediaType: string): WrongCall => ({
  problem: 'unsupported-media-type',
  detail: `A document is not read from ${mediaType}. Send application/json, application/ld+json, application/yaml, application/zip or text/plain; with curl: -H 'Content-Type: application/json' --data-binary @codemeta.json`,
});

/** The parameters that the call knows; each may stand there once. */
const parameters: readonly string[] = ['format', 'tasktype', 'name'];

function formIn(query: URLSearchParams, accept: string | undefined): string | WrongCall {
  const format = query.get('format');
  if (format !== null)
    return Object.hasOwn(reportForms, format)
      ? format
      : {
          problem: 'unknown-value',
          detail: `There is no format "${format.slice(0, 60)}". Use ${Object.keys(reportForms).join(', ')}.`,
        };
  const media = chooseMedia(accept, Object.keys(formsByMedia));
  const form = media === undefined ? undefined : formsByMedia[media];
  return (
    form ?? {
      problem: 'not-acceptable',
      detail: `A report is written as ${Object.keys(formsByMedia).join(', ')}. Accept one of these, or name a format.`,
    }
  );
}

/**
 * Reads how a document is to be checked, before its body is.
 *
 * @param call The call.
 * @returns What is wanted, or what is wrong with the call.
 */
export function readWanted({ target, header }: Call): Wanted | WrongCall {
  const mediaType = mediaTypeIn(header('content-type'));
  const isJson = isJsonType(mediaType);
  const isYaml = isYamlType(mediaType);
  if (!isJson && !isYaml && !undecided.includes(mediaType)) return wrongMedia(mediaType.slice(0, 100));
  const { query } = readTarget(target);
  const stray = query.size === 0 ? undefined : strayParameter(query, parameters);
  if (stray !== undefined) return stray;
  const form = formIn(query, header('accept'));
  if (typeof form !== 'string') return form;
  const [tasktype, file] = [query.get('tasktype'), query.get('name')];
  if (tasktype === '')
    return { problem: 'unknown-value', detail: 'The parameter "tasktype" is empty. Name a tasktype, or leave it out.' };
  return {
    form,
    ...(isJson ? { input: 'json' } : isYaml ? { input: 'yaml' } : {}),
    ...(tasktype === null ? {} : { tasktype }),
    ...(file === null ? {} : { file }),
  };
}

/**
 * Checks a document that is no zip: one on a line of a batch is a text like every other.
 *
 * @param wanted How.
 * @param body The document.
 * @param context What it is checked with.
 * @returns The report.
 */
export async function checkDocument(wanted: Omit<Wanted, 'form'>, body: Uint8Array, context: Context): Promise<Report> {
  return withoutZip(await validate(body, context, optionsOf(wanted, context)), body.length);
}

function optionsOf({ input, tasktype, file }: Omit<Wanted, 'form'>, { limits }: Context): ValidationOptions {
  return {
    maxSize: limits.body,
    maxDepth: limits.depth,
    maxString: limits.string,
    maxTasks: limits.tasks,
    ...(input === undefined ? {} : { format: input }),
    ...(tasktype === undefined ? {} : { tasktype }),
    ...(file === undefined ? {} : { file }),
  };
}

/**
 * Answers with a report.
 *
 * @param report The report.
 * @param mediaType The media type of its form.
 * @param body The report in that form.
 * @returns The answer, with status 200 whatever the verdict.
 */
export function reportAnswer({ verdict }: Report, mediaType: string, body: string): Answer {
  const headers = { 'content-type': mediaType, 'cache-control': 'no-store', vary: 'Accept' };
  return { status: 200, headers, body, verdict };
}

/**
 * Answers for a document that was not checked to its end.
 *
 * @param work Whether it is one of many.
 * @param call The call.
 * @param problems Why.
 * @param context What its report is written with.
 * @returns Its report, in the form that is wanted.
 */
export function unreadableAnswer(work: Work, call: Call, problems: readonly Problem[], { tool }: Context): Answer {
  const wanted = readWanted(call);
  if ('problem' in wanted) return refusal(wanted);
  const { form, file } = wanted;
  const report: Report = { ...(file === undefined ? {} : { file }), verdict: 'unreadable', tasks: [], problems };
  const { mediaType, write } = reportForms[form] ?? jsonForm;
  return work === 'line'
    ? { status: 200, headers: {}, body: jsonLine(report).trimEnd(), verdict: report.verdict }
    : reportAnswer(
        report,
        mediaType,
        write(report, tool, () => ''),
      );
}

/**
 * Answers `POST /api/validate`.
 *
 * @param call The call.
 * @param body The document.
 * @param context What it is checked with.
 * @param learn Is told each report of a document that was not named.
 * @returns The report in the form that is wanted, with status 200 whatever its verdict.
 */
export async function validateCall(
  call: Call,
  body: Uint8Array<ArrayBuffer>,
  context: Context,
  learn: (report: Report) => Promise<void>,
): Promise<Answer> {
  const wanted = readWanted(call);
  if ('problem' in wanted) return refusal(wanted);
  const form = reportForms[wanted.form] ?? jsonForm;
  const { report, bytes } = beginsZip(body)
    ? await validateDeposit(bytesSource(body), context, optionsOf(wanted, context))
    : { report: await checkDocument(wanted, body, context), bytes: body };
  if (wanted.file === undefined && wanted.tasktype === undefined) await learn(report);
  return reportAnswer(
    report,
    form.mediaType,
    form.write(report, context.tool, () => new TextDecoder().decode(bytes)),
  );
}
