import { json } from '../report/json.ts';
import type { Arguments } from './arguments.ts';
import { exitCode, type Io } from './io.ts';
import { loadShippedTypes } from './planner-context.ts';
import { readPlannerFile, renderPlannerProblems, type PlannerFile } from './planner-file.ts';
import { plannerPath } from './planner-read.ts';
import { lookOf, refuse } from './terminal.ts';

function summary({ configuration, problems, path }: PlannerFile): string {
  const count = (severity: string): number => problems.filter((each) => each.severity === severity).length;
  const [errors, warnings] = [count('error'), count('warning')];
  const told = [
    errors > 0 ? `${errors} ${errors === 1 ? 'error' : 'errors'}` : '',
    warnings > 0 ? `${warnings} ${warnings === 1 ? 'warning' : 'warnings'}` : '',
  ].filter(Boolean);
  const offers = configuration?.offers.length ?? 0;
  const size = configuration === undefined ? '' : ` ${offers} ${offers === 1 ? 'offer' : 'offers'},`;
  return `${path}:${size} ${told.length === 0 ? 'no problems' : told.join(', ')}\n`;
}

/**
 * Checks the configuration of a planner.
 *
 * @param args The file, and the options of `planner check`.
 * @param io Where is written.
 * @returns The exit code.
 */
export async function run(args: Arguments, io: Io): Promise<number> {
  if (args.operands.length > 1)
    return refuse(io, {
      message: 'One configuration is checked at a time.',
      hint: 'Write: tasktypes planner check <file>',
    });
  const file = await readPlannerFile(plannerPath(args), await loadShippedTypes());
  if ('message' in file) return refuse(io, file);
  const verdict = file.configuration === undefined ? 'invalid' : 'valid';
  io.stdout.write(
    args.options.get('format') === 'json'
      ? json({ file: file.path, verdict, problems: file.problems })
      : renderPlannerProblems(file, lookOf(io.stdout, io)) + summary(file),
  );
  return verdict === 'valid' ? exitCode.fine : exitCode.invalid;
}
