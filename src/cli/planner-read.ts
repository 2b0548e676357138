import type { Arguments } from './arguments.ts';
import { exitCode, type Io } from './io.ts';
import { loadShippedTypes, type ShippedTypes } from './planner-context.ts';
import { readPlannerFile, renderPlannerProblems, type PlannerFile } from './planner-file.ts';
import { lookOf, refuse } from './terminal.ts';
import type { Configuration } from '../planner/configuration/configuration.ts';

/** A configuration that can be used, and what it is used with. */
export interface ReadyPlanner {
  readonly file: PlannerFile;
  readonly configuration: Configuration;
  readonly types: ShippedTypes;
}

/**
 * Names the configuration that a command is about.
 *
 * @param args The arguments of the command.
 * @returns The first operand; `planner.yaml` where there is none.
 */
export function plannerPath({ operands }: Arguments): string {
  return operands[0] ?? 'planner.yaml';
}

/**
 * Reads a configuration for a command that uses it; what is wrong or doubtful in it is said on standard error.
 *
 * @param path The file.
 * @param io Where is written.
 * @returns What the command needs, or the exit code it ends with.
 */
export async function readyPlanner(path: string, io: Io): Promise<ReadyPlanner | number> {
  const types = await loadShippedTypes();
  const file = await readPlannerFile(path, types);
  if ('message' in file) return refuse(io, file);
  io.stderr.write(renderPlannerProblems(file, lookOf(io.stderr, io)));
  const { configuration } = file;
  return configuration === undefined ? exitCode.undecided : { file, configuration, types };
}
