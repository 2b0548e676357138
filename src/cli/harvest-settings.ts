import { visible } from '../spec/words.ts';
import type { Arguments } from './arguments.ts';
import type { Io, WrongUse } from './io.ts';
import { zenodoServer } from './zenodo-server.ts';

const formats = ['text', 'json', 'markdown', 'ndjson'] as const;

/** What is harvested, and how it is told. */
export interface HarvestSettings {
  readonly community: string;
  /** Origin of the server. */
  readonly server: string;
  readonly limit?: number;
  /** File that keeps what is finished. */
  readonly state?: string;
  readonly format: (typeof formats)[number];
}

const example = 'For example: tasktypes harvest --community escape2020';

/** People copy the address of the page of a community. */
const pageOf = /^https?:\/\/[^/]+\/communities\/([^/?#]+)/;

function communityIn({ operands, options }: Arguments): string | WrongUse {
  const written = options.get('community');
  const [operand] = operands;
  if (typeof written !== 'string')
    return operand === undefined
      ? { message: 'No community is named.', hint: example }
      : { message: 'The community is given with an option.', hint: `Write --community ${visible(operand)}` };
  if (operand !== undefined) return { message: `"${visible(operand)}" is one word too many.`, hint: example };
  const name = pageOf.exec(written)?.[1] ?? written;
  if (/^[a-z0-9][a-z0-9_.-]{0,99}$/i.test(name)) return name;
  return {
    message: `"${visible(written)}" is no name of a community.`,
    hint: 'Give the end of the address of its page: for https://zenodo.org/communities/escape2020 it is escape2020.',
  };
}

/**
 * Reads what is to be harvested.
 *
 * @param args The arguments.
 * @param io The environment, which may name another server.
 * @returns The settings, or what is wrong with them.
 */
export function readHarvestSettings(args: Arguments, io: Io): HarvestSettings | WrongUse {
  const community = communityIn(args);
  if (typeof community !== 'string') return community;
  const server = zenodoServer(io);
  if (typeof server !== 'string') return server;
  const { options } = args;
  const limit = options.get('limit');
  const number = Number(limit);
  if (limit !== undefined && !(Number.isSafeInteger(number) && number > 0))
    return { message: `The limit "${String(limit)}" is no number of records.`, hint: 'Write --limit 10.' };
  const state = options.get('state');
  return {
    community,
    server,
    format: formats.find((format) => format === options.get('format')) ?? 'text',
    ...(limit === undefined ? {} : { limit: number }),
    ...(typeof state === 'string' ? { state } : {}),
  };
}
