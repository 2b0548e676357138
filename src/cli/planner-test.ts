import { testPlanner, type ConformanceReport, type Unreachable } from '../planner/conformance/conformance.ts';
import { curlWords } from '../planner/conformance/call.ts';
import type { OpenRegistry } from '../registry/open.ts';
import { json } from '../report/json.ts';
import type { Spec } from '../spec/spec.ts';
import { loadTaskChecks } from '../validate/check-task.ts';
import { createValidators } from '../validate/validator.ts';
import type { Arguments } from './arguments.ts';
import { openDocuments, openFolder, type Opened } from './documents.ts';
import { exitCode, type Io, type WrongUse } from './io.ts';
import { renderConformance } from './planner-test-text.ts';
import { lookOf, refuse } from './terminal.ts';
import { readWebAddress } from './web-address.ts';

const example = 'For example: tasktypes planner test https://planner.example.org/accepts';

function addressIn({ operands }: Arguments): string | WrongUse {
  const [written, ...more] = operands;
  if (written === undefined) return { message: 'No address is named.', hint: example };
  if (more.length > 0) return { message: 'One planner is tested at a time.', hint: example };
  const url = readWebAddress(written, 'planner test', example);
  if ('message' in url) return url;
  if (url.search !== '')
    return {
      message: 'The address has a query.',
      hint: 'Leave out what follows the question mark; the test asks its own.',
    };
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

/** The types of the folder that is named, else those that are shipped. */
async function openTypes({ options }: Arguments, io: Io): Promise<Opened | WrongUse> {
  const folder = options.get('registry');
  return typeof folder === 'string' ? openFolder(folder) : openDocuments(await io.shipped.documents());
}

/** The URIs of the tasktypes that are named; one that no registry knows has to be a URI. */
function tasktypesIn({ repeated }: Arguments, registry: OpenRegistry): readonly string[] | WrongUse | undefined {
  const named = repeated.get('tasktype');
  if (named === undefined) return undefined;
  const uris: string[] = [];
  for (const text of named) {
    const type = registry.find(text) ?? registry.named('tasktype', text);
    if (type?.kind === 'servicetype')
      return {
        message: `"${text}" is a servicetype.`,
        hint: 'Name what is run; `tasktypes list --kind tasktype` names all.',
      };
    if (type === undefined && !/^[a-z][a-z0-9+.-]*:/i.test(text))
      return {
        message: `There is no tasktype "${text}".`,
        hint: 'Write a name that `tasktypes list` shows, or a whole URI.',
      };
    uris.push(type?.uri ?? text);
  }
  return uris;
}

const eraseLine = '\r\u001b[2K';

/** As it is written for programs: each finding with the line that repeats its request. */
function asData(report: ConformanceReport | Unreachable): unknown {
  if (report.verdict === 'unreachable') return report;
  const checks = report.checks.map((check) => ({
    ...check,
    findings: check.findings.map(({ severity, call, expected, said, advice }) => ({
      ...{ severity, expected, answered: said, advice },
      request: call,
      curl: curlWords(call).join(' '),
    })),
  }));
  return { ...report, checks };
}

/** How many questions there will be is known only at the end. */
function watching({ stderr }: Io): { readonly watch?: (made: number) => void } {
  if (!stderr.isTerminal) return {};
  const watch = (made: number): void => {
    if (made % 10 === 0) stderr.write(`${eraseLine}${made} questions asked`);
  };
  return { watch };
}

/**
 * Tests a planner.
 *
 * @param args The address; `--tasktype`, `--registry` and `--format`.
 * @param io Where is written.
 * @returns The exit code: fine when it answers as it has to, undecided when there is no planner.
 */
export async function run(args: Arguments, io: Io): Promise<number> {
  const address = addressIn(args);
  if (typeof address !== 'string') return refuse(io, address);
  const opened = await openTypes(args, io);
  if ('message' in opened) return refuse(io, opened);
  const { registry } = opened;
  const tasktypes = tasktypesIn(args, registry);
  if (tasktypes !== undefined && 'message' in tasktypes) return refuse(io, tasktypes);
  const validators = createValidators((entry) => registry.schemaOf(entry as Spec));
  const checks = await loadTaskChecks(
    registry.types.map(({ current }) => current),
    validators,
  );
  const report = await testPlanner(address, {
    registry,
    checks,
    fetch,
    ...(tasktypes === undefined ? {} : { tasktypes }),
    ...watching(io),
  });
  if (io.stderr.isTerminal) io.stderr.write(eraseLine);
  const look = lookOf(io.stdout, io);
  io.stdout.write(
    args.options.get('format') === 'json' ? json(asData(report)) : renderConformance(report, registry, look),
  );
  if (report.verdict === 'unreachable') return exitCode.undecided;
  return report.verdict === 'conforms' ? exitCode.fine : exitCode.invalid;
}
