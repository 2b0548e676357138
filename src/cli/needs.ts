import { needsCsv, needsTable } from '../infer/needs-table.ts';
import { needsOf, type Need, type TasktypeNeeds } from '../infer/needs.ts';
import { surveyed } from '../infer/surveyed.ts';
import { openRegistry } from '../registry/open.ts';
import { json } from '../report/json.ts';
import { codeSpan, markdownText } from '../report/markdown-text.ts';
import type { Look } from '../report/style.ts';
import { wrap } from '../report/wrap.ts';
import { listed } from '../spec/words.ts';
import type { Arguments } from './arguments.ts';
import { exitCode, type Io } from './io.ts';
import { lookOf, refuse } from './terminal.ts';

function sources({ source, only }: Need): string {
  if (only !== undefined) return `always ${JSON.stringify(only)}`;
  const { codemeta, repository, author } = source ?? {};
  const parts = [
    ...(codemeta === undefined ? [] : [`CodeMeta ${codemeta}`]),
    ...(repository === undefined ? [] : [repository]),
    ...(author === undefined ? [] : [`only the author: ${author}`]),
  ];
  return parts.length === 0 ? 'not known' : parts.join('; ');
}

/** What the real files give of a field; nothing where none of them is such a task. */
function today(tasktype: string, pointer: string): string | undefined {
  const found = surveyed.tasktypes[tasktype];
  if (found === undefined) return undefined;
  const { codemeta = [], repository = [] } = found.fields[pointer] ?? {};
  const all = found.samples.length;
  return `in codemeta.json of ${codemeta.length} of ${all}, in the repository of ${repository.length} of ${all}`;
}

function fieldLines(tasktype: string, need: Need, look: Look): readonly string[] {
  const found = today(tasktype, need.pointer);
  const takers = need.takenBy.map(({ name }) => name);
  return [
    `    ${look.style.bold(need.path)}`,
    ...wrap(`${need.description}.`.replace(/\.\.$/, '.'), look, '        '),
    ...wrap(`From: ${sources(need)}`, look, '        '),
    ...(takers.length === 0 ? [] : wrap(`Taken by: ${listed(takers)}`, look, '        ')),
    ...(found === undefined ? [] : wrap(`Today: ${found}`, look, '        ')),
  ];
}

function typeLines({ tasktype, ways, asked }: TasktypeNeeds, look: Look): readonly string[] {
  const { bold, dim } = look.style;
  const several = ways.length > 1;
  return [
    `${bold(tasktype.current.title)}  ${dim(tasktype.uri)}`,
    ...ways.flatMap(({ name, needs }, index) => [
      ...(several ? wrap(`Way ${index + 1} of ${ways.length}: ${name ?? 'in short'}`, look, '  ') : []),
      ...needs.flatMap((need) => fieldLines(tasktype.name, need, look)),
    ]),
    ...asked.flatMap(({ pointer, question, servicetype }) =>
      wrap(
        `${servicetype.name} asks where ${pointer.slice(1).replaceAll('/', '.')} is left out: ${question}`,
        look,
        '  ',
      ),
    ),
    '',
  ];
}

function text(needs: readonly TasktypeNeeds[], look: Look): string {
  const intro = `The least that each tasktype needs to be run, field by field. Today: what ${surveyed.samples} real OSSR codemeta.json files and their repositories gave on ${surveyed.date}, of those that are such a task.`;
  return [...wrap(intro, look), '', ...needs.flatMap((one) => typeLines(one, look))].join('\n');
}

const cell = (content: string): string => content.replaceAll('|', '\\|');

function markdown(needs: readonly TasktypeNeeds[]): string {
  const rows = needs.flatMap(({ tasktype, ways }) =>
    ways.flatMap(({ needs: fields }, index) =>
      fields.map((need) => {
        const way = ways.length > 1 ? ` (${index + 1} of ${ways.length})` : '';
        const takers = need.takenBy.map(({ name }) => codeSpan(name)).join(', ');
        const found = today(tasktype.name, need.pointer) ?? 'none of the files is one';
        const cells = [codeSpan(tasktype.name) + way, codeSpan(need.path), markdownText(sources(need)), takers, found];
        return `| ${cells.map(cell).join(' | ')} |`;
      }),
    ),
  );
  const head = ['Tasktype', 'Field', 'Where it can come from', 'Taken by', `${surveyed.samples} real files today`];
  return `| ${head.join(' | ')} |\n|${' --- |'.repeat(head.length)}\n${rows.join('\n')}\n`;
}

/**
 * Tells the least metadata that makes a task of each type runnable.
 *
 * @param args Names of tasktypes, and `--format`.
 * @param io Where is written.
 * @returns The exit code.
 */
export async function run({ operands, options }: Arguments, io: Io): Promise<number> {
  const all = needsOf(openRegistry(await io.shipped.documents()));
  const unknown = operands.find((name) => !all.some(({ tasktype }) => tasktype.name === name));
  if (unknown !== undefined) {
    refuse(io, {
      message: `There is no tasktype in use that is named "${unknown}".`,
      hint: '`tasktypes list --kind tasktype` names them; `tasktypes resolve` looks anything else up.',
    });
    return exitCode.undecided;
  }
  const needs = operands.length === 0 ? all : all.filter(({ tasktype }) => operands.includes(tasktype.name));
  const format = options.get('format');
  if (format === 'csv') io.stdout.write(needsCsv(needsTable(needs, surveyed)));
  else if (format === 'json') io.stdout.write(json({ needs: needsTable(needs, surveyed) }));
  else if (format === 'markdown') io.stdout.write(markdown(needs));
  else io.stdout.write(text(needs, lookOf(io.stdout, io)));
  return exitCode.fine;
}
