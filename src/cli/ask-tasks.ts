import { defaultMaxSize, sizeProblem } from '../metadata/decode.ts';
import { registry, validators } from '../official.ts';
import { problem } from '../spec/problem.ts';
import { versionOf } from '../spec/spec.ts';
import { restoredInfo } from '../validate/faults.ts';
import type { Report, TaskReport } from '../validate/report.ts';
import { examine, type Examined } from '../validate/validate.ts';
import { readStream, readWithin, type Unread } from './files.ts';
import type { Io } from './io.ts';

/** A task of a file, as it is asked about. */
export interface AskedTask {
  readonly tasktype: string;
  readonly taskinfo: unknown;
  /** Where it stands among the tasks of the report. */
  readonly index: number;
  readonly report: TaskReport;
}

/** A file with the tasks it declares. */
export interface FileTasks {
  readonly report: Report;
  readonly text: () => string;
  readonly tasks: readonly AskedTask[];
}

async function tasksIn({ report, declared }: Examined): Promise<readonly AskedTask[]> {
  const tasks = report.tasks.map(async (task, index): Promise<AskedTask | undefined> => {
    const declaration = declared[index];
    if (declaration === undefined || task.kind !== 'tasktype' || task.type === '') return undefined;
    const type = task.uri === undefined ? undefined : registry.find(task.uri);
    const version = type?.versions.find((one) => versionOf(one) === task.version);
    const taskinfo =
      version === undefined ? declaration.info : restoredInfo(declaration, await validators.checkerOf(version));
    return { tasktype: task.uri ?? task.type, taskinfo, index, report: task };
  });
  return (await Promise.all(tasks)).filter((task) => task !== undefined);
}

function tooLarge(file: string, size: number | undefined): Report {
  const fault =
    size === undefined
      ? problem('file-is-within-limits', {
          message: `The text has more than ${defaultMaxSize} bytes, the limit.`,
          hint: 'Check that it is the text you meant.',
        })
      : sizeProblem(size);
  return { file, verdict: 'unreadable', tasks: [], problems: fault === undefined ? [] : [fault] };
}

/**
 * Reads the tasks of a file, and checks them as `validate` does.
 *
 * @param file The path, or `-` for standard input.
 * @param io Where standard input comes from.
 * @returns The tasks with the report, or why the file could not be read.
 */
export async function readTasks(file: string, io: Io): Promise<FileTasks | Unread> {
  const bytes = file === '-' ? await readStream(io.stdin(), defaultMaxSize) : await readWithin(file, defaultMaxSize);
  if (bytes === undefined || typeof bytes === 'number')
    return { report: tooLarge(file, bytes), text: () => '', tasks: [] };
  if ('message' in bytes) return bytes;
  const examined = await examine(bytes, { registry, validators }, { file });
  return { report: examined.report, text: () => new TextDecoder().decode(bytes), tasks: await tasksIn(examined) };
}
