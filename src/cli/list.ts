import { registry } from '../official.ts';
import type { Type } from '../registry/registry.ts';
import { json } from '../report/json.ts';
import type { Look } from '../report/style.ts';
import { padded, widthOf } from '../report/cells.ts';
import { visible } from '../spec/words.ts';
import { wrap } from '../report/wrap.ts';
import { versionOf, type Kind } from '../spec/spec.ts';
import type { Arguments } from './arguments.ts';
import { exitCode, type Io } from './io.ts';
import { lookOf, refuse } from './terminal.ts';

const headings: Readonly<Record<Kind, string>> = {
  tasktype: 'Tasktypes: what is to be run',
  servicetype: 'Servicetypes: how a service that runs it is driven',
};

/** A type in a few words, for programs. */
function outline({ kind, name, uri, current, versions }: Type): object {
  const { title, summary, status } = current;
  return { kind, name, uri, title, summary, status, version: versionOf(current), versions: versions.map(versionOf) };
}

const nameOf = ({ name, major }: Type): string => (major === 1 ? name : `${name}/${major}`);

/** One line a type; on a terminal the summary stands below, where it can be broken. */
function row(type: Type, nameWidth: number, look: Look): readonly string[] {
  const { bold, dim } = look.style;
  const { current } = type;
  const head = `  ${bold(padded(nameOf(type), nameWidth))}  ${versionOf(current)}  ${dim(current.status)}`;
  if (look.width === undefined) return [`${head}  ${visible(current.summary)}`];
  return [head, ...wrap(current.summary, look, '    ')];
}

function section(kind: Kind, types: readonly Type[], look: Look): readonly string[] {
  const nameWidth = Math.max(...types.map((type) => widthOf(nameOf(type))));
  const rows = types.filter((type) => type.kind === kind).flatMap((type) => row(type, nameWidth, look));
  return rows.length === 0 ? [] : [headings[kind], ...rows, ''];
}

/**
 * Lists the types of the registry.
 *
 * @param args `--kind` and `--format`.
 * @param io Where is written.
 * @returns The exit code.
 */
export function run({ operands, options }: Arguments, io: Io): number {
  const [operand] = operands;
  if (operand !== undefined)
    return refuse(io, {
      message: 'The command list takes no operand.',
      hint: `Did you mean \`tasktypes show ${operand}\`?`,
    });
  const asked = options.get('kind');
  const types = registry.types.filter(({ kind }) => asked === undefined || kind === asked);
  if (options.get('format') === 'json') {
    io.stdout.write(json({ types: types.map(outline) }));
    return exitCode.fine;
  }
  const look = lookOf(io.stdout, io);
  const sections = (['tasktype', 'servicetype'] as const).flatMap((kind) => section(kind, types, look));
  io.stdout.write(`${[...sections, '`tasktypes show <name>` shows a type.'].join('\n')}\n`);
  return exitCode.fine;
}
