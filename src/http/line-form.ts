import { problem } from '../spec/problem.ts';
import type { Report } from '../validate/report.ts';
import type { LineCheck } from './batch.ts';
import { toldOf, type ToldOfLine } from './told-of-line.ts';

/** What the lines of a batch are, as far as it is known: the first one or two tell. */
type Form = 'untold' | '[' | '{' | 'lines' | 'one document';

function partOfDocument(base: string): ToldOfLine {
  const fault = problem('json-is-well-formed', {
    message: 'The line holds only a part of a document. A batch takes one whole document on each line (NDJSON).',
    hint: `Write each document on one line: \`jq -c . codemeta.json\` does, and of a list \`jq -c '.[]' list.json\`. One document by itself goes to ${base}api/validate.`,
  });
  return toldOf({ verdict: 'unreadable', tasks: [], problems: [fault] });
}

const wholeList = {
  message: 'The line holds a list. A batch takes one document on each line (NDJSON).',
  hint: "Write each item of the list on a line of its own: `jq -c '.[]' list.json`.",
};

/** A line that is only a bracket may be cut off; what goes on as the second one does can be nothing but one document. */
function formAfter(form: Form, line: string): Form {
  const text = line.trim();
  if (form === 'untold') {
    if (text === '[' || text === '{') return text;
    return text.startsWith('[') && text.endsWith(',') ? 'one document' : 'lines';
  }
  const goesOn = text.startsWith('"') || (form === '[' && /[,{[]$/.test(text));
  return goesOn ? 'one document' : 'lines';
}

const bracket = 0x5b;

/** A list may be what a tool says of images; any other is taken for documents. */
function toldOfList(told: ToldOfLine): ToldOfLine {
  if (!told.json.includes('"root-is-an-object"')) return told;
  const report = JSON.parse(told.json) as Report;
  const problems = report.problems.map((one) => (one.rule === 'root-is-an-object' ? { ...one, ...wholeList } : one));
  return toldOf({ ...report, problems });
}

/**
 * Checks the lines of one batch, whose form may be mistaken: a list, or a document over several lines, is told so in plain
 * words on each of its lines, and no part of it is called valid.
 *
 * @param check Checks a line.
 * @param base The path under which everything is served, with slashes at both ends.
 * @returns What checks the lines of one batch, in their order.
 */
export function holdToLines(check: LineCheck, base: string): LineCheck {
  const part = partOfDocument(base);
  let form: Form = 'untold';
  return {
    faultless: (lines) => (form === 'lines' ? check.faultless(lines) : []),
    async reportOf(line) {
      if (form !== 'lines' && form !== 'one document') form = formAfter(form, new TextDecoder().decode(line));
      if (form !== 'lines') return part;
      const told = await check.reportOf(line);
      return line[0] === bracket ? toldOfList(told) : told;
    },
  };
}
