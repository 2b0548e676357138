import { defaultMaxSize, decodeText } from '../metadata/decode.ts';
import { beginsAsJson } from '../metadata/json-or-yaml.ts';
import { readJson } from '../metadata/json.ts';
import type { Reply } from '../planner/message.ts';
import { createPlanner } from '../planner/planner.ts';
import { readQuestion } from '../planner/question.ts';
import { json } from '../report/json.ts';
import { problemLines, sourceLines } from '../report/problem-text.ts';
import type { Look } from '../report/style.ts';
import { wrap } from '../report/wrap.ts';
import { visible } from '../spec/words.ts';
import { readYaml } from '../spec/yaml.ts';
import type { Arguments } from './arguments.ts';
import { readStream, readWithin } from './files.ts';
import { exitCode, type Io, type WrongUse } from './io.ts';
import { readyPlanner } from './planner-read.ts';
import { lookOf, refuse } from './terminal.ts';

const usage = 'Write: tasktypes planner explain <planner.yaml> <task.json>';

function listed(texts: readonly { readonly path?: string; readonly text: string }[], look: Look): readonly string[] {
  return texts.flatMap(({ text, path }) => {
    const [first = '', ...more] = wrap(visible(text), look, '    ');
    const at = path === undefined || path === '' ? [] : [`    ${look.style.dim(visible(path))}`];
    return [`  - ${first.trimStart()}`, ...more, ...at];
  });
}

function told(reply: Reply, look: Look): string {
  const { bold, green, red } = look.style;
  if (reply.reponseword === 'NO')
    return `${[bold(red('NO')), ...listed(reply.reponseinfo.reasons, look)].join('\n')}\n`;
  const { interfaces, resources, reponseinfo } = reply;
  const lines = [
    bold(green('YES')),
    ...interfaces.flatMap(({ servicetype, serviceinfo }) => [
      `  - ${visible(servicetype)}`,
      `    ${visible(JSON.stringify(serviceinfo))}`,
    ]),
    ...(resources === undefined ? [] : [`  resources: ${visible(JSON.stringify(resources))}`]),
    ...(reponseinfo === undefined ? [] : ['It still depends on:', ...listed(reponseinfo.conditions, look)]),
  ];
  return `${lines.join('\n')}\n`;
}

/** The text of a task, from a file or from standard input. */
async function readTask(path: string, io: Io): Promise<string | WrongUse> {
  const bytes = path === '-' ? await readStream(io.stdin(), defaultMaxSize) : await readWithin(path, defaultMaxSize);
  if (bytes === undefined || typeof bytes === 'number')
    return {
      message: `"${path}" has more than ${defaultMaxSize} bytes, the limit.`,
      hint: 'Check that it is the file you meant.',
    };
  if ('message' in bytes) return bytes;
  const text = decodeText(bytes);
  return typeof text === 'string'
    ? text
    : { message: text.problems[0]?.message ?? '', hint: text.problems[0]?.hint ?? '' };
}

/**
 * Says what a planner answers to a task, and why.
 *
 * @param args Configuration and task, and the options of `planner explain`.
 * @param io What is read and where is written.
 * @returns The exit code: fine for YES.
 */
export async function run(args: Arguments, io: Io): Promise<number> {
  const [path, task, ...more] = args.operands;
  if (path === undefined || task === undefined || more.length > 0)
    return refuse(io, { message: 'One configuration and one task are needed.', hint: usage });
  const ready = await readyPlanner(path, io);
  if (typeof ready === 'number') return ready;
  const text = await readTask(task, io);
  if (typeof text !== 'string') return refuse(io, text);
  const read = beginsAsJson(text) ? readJson(text) : readYaml(text, { singleText: 'refused' });
  const look = lookOf(io.stderr, io);
  if (!('value' in read)) {
    const source = sourceLines(() => text);
    io.stderr.write(
      `${[look.style.bold(visible(task)), ...read.problems.flatMap((each) => problemLines(each, source, look))].join('\n')}\n`,
    );
    return exitCode.undecided;
  }
  const asked = readQuestion(read.value);
  if ('refusal' in asked) {
    io.stderr.write(`${wrap(`${task}: ${asked.refusal}`, look).join('\n')}\n`);
    return exitCode.undecided;
  }
  const { configuration, types } = ready;
  const { service, offers } = configuration;
  const planner = createPlanner(offers, { ...types, ...(service === undefined ? {} : { service }) });
  const reply = planner.accepts(asked.question, { signedIn: args.options.has('signed-in') });
  io.stdout.write(args.options.get('format') === 'json' ? json(reply) : told(reply, lookOf(io.stdout, io)));
  return reply.reponseword === 'YES' ? exitCode.fine : exitCode.invalid;
}
