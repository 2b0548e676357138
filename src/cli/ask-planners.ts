import { decodeText } from '../metadata/decode.ts';
import { readPlannerList, type PlannerList } from '../planner/planner-list.ts';
import { usualLimits, visit } from '../remote/visit.ts';
import { readStream, readWithin } from './files.ts';
import { exitCode, type Io, type WrongUse } from './io.ts';

/** Why there is no list, and what the command ends with. */
export interface NoList extends WrongUse {
  readonly code: number;
}

/** Bytes of a list. */
const maxSize = 2 ** 20;
const tooLarge = {
  message: `The list of planners has more than ${maxSize} bytes, the limit.`,
  hint: 'Check that it is a list of planners, or make several of it.',
  code: exitCode.undecided,
};

async function fetchList(address: string): Promise<string | NoList> {
  const { hops, text, failure } = await visit(address, { ...usualLimits, size: maxSize }, new AbortController().signal);
  const status = hops.at(-1)?.status;
  const hint = 'Check the address; or save the list as a file, and name that.';
  if (failure !== undefined)
    return { message: `The list of planners could not be fetched. ${failure}`, hint, code: exitCode.undecided };
  return status === 200
    ? text
    : { message: `The list of planners is not there: status ${status}.`, hint, code: exitCode.undecided };
}

async function readFile(path: string, io: Io): Promise<string | NoList> {
  const bytes = path === '-' ? await readStream(io.stdin(), maxSize) : await readWithin(path, maxSize);
  if (bytes === undefined || typeof bytes === 'number') return tooLarge;
  if ('message' in bytes) return { ...bytes, code: exitCode.wrongUse };
  const text = decodeText(bytes);
  if (typeof text === 'string') return text;
  const [fault] = text.problems;
  return {
    message: `The list of planners cannot be read. ${fault?.message ?? ''}`,
    hint: fault?.hint ?? 'Name another file.',
    code: exitCode.undecided,
  };
}

/**
 * Reads a list of planners.
 *
 * @param place A path, `-` for standard input, or an address of the web; from there, no entry may name a token.
 * @param io Where standard input comes from.
 * @returns The list, or why there is none.
 */
export async function readPlanners(place: string, io: Io): Promise<PlannerList | NoList> {
  const isRemote = /^https?:\/\//i.test(place);
  const text = isRemote ? await fetchList(place) : await readFile(place, io);
  if (typeof text !== 'string') return text;
  return readPlannerList(text, { tokens: !isRemote });
}
