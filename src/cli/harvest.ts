import { identifiersLead } from '../identity.ts';
import { inWords, type RecordFault } from '../metadata/record-fault.ts';
import { registry, validators } from '../official.ts';
import { wallClock, type Clock } from '../remote/zenodo/clock.ts';
import { harvest, type Harvest, type HarvestedRecord } from '../remote/zenodo/harvest.ts';
import { openKeptRecords, type KeptRecords, type StateFault } from '../remote/zenodo/kept-records.ts';
import { summaryOf, verdictOf } from '../remote/zenodo/summary.ts';
import { json, jsonLine } from '../report/json.ts';
import { wrap } from '../report/wrap.ts';
import { visible } from '../spec/words.ts';
import { validate } from '../validate/validate.ts';
import type { Arguments } from './arguments.ts';
import { exitCodeOf } from './demands.ts';
import { unreachable } from './files.ts';
import { renderHarvestMarkdown } from './harvest-markdown.ts';
import { readHarvestSettings, type HarvestSettings } from './harvest-settings.ts';
import { renderRecord, renderSummary } from './harvest-text.ts';
import { exitCode, type Io } from './io.ts';
import { createProgress, type Progress } from './progress.ts';
import { lookOf, refuse } from './terminal.ts';
import { clientOf } from './zenodo-server.ts';

type Told = Pick<Harvest, 'community' | 'server'>;

function openState({ state, community, server }: HarvestSettings, io: Io): KeptRecords | StateFault | undefined {
  if (state === undefined) return undefined;
  try {
    return openKeptRecords(state, { community, server, version: io.shipped.version() });
  } catch (error) {
    return unreachable(state, error);
  }
}

/** The line on a terminal that tells what goes on; gone when anything else is written. */
interface Meanwhile {
  readonly onPage: (page: number, pages: number | undefined) => void;
  readonly onWait: (milliseconds: number) => void;
  readonly onRecord: (done: number, total: number) => void;
  readonly clear: () => void;
}

function createMeanwhile(io: Io): Meanwhile {
  let progress: Progress | undefined;
  let count = 'Listing';
  const { stderr } = io;
  const say = (text: string): void => {
    if (stderr.isTerminal) stderr.write(`\r\u001b[2K${text}`);
  };
  return {
    onPage: (page, pages) => say(`Listing: page ${String(page)}${pages === undefined ? '' : ` of ${String(pages)}`}`),
    onWait: (milliseconds) => say(`${count}, waiting ${inWords(milliseconds)}`),
    onRecord: (done, total) => {
      count = `${String(done)} of ${String(total)} records`;
      (progress ??= createProgress(io, total, 'records')).show(done);
    },
    clear: () => say(''),
  };
}

/** What is written of each record as soon as it is finished. */
function recordWriter(io: Io, { format }: HarvestSettings): (record: HarvestedRecord) => void {
  if (format === 'ndjson') return (record) => io.stdout.write(jsonLine(record));
  if (format !== 'text') return () => undefined;
  const look = lookOf(io.stdout, io);
  let stoodApart = false;
  let isFirst = true;
  return (record) => {
    const told = renderRecord(record, look);
    const standsApart = told.includes('\n\n');
    io.stdout.write(`${!isFirst && (standsApart || stoodApart) ? '\n' : ''}${told}`);
    stoodApart = standsApart;
    isFirst = false;
  };
}

function writeEnd(found: Harvest, io: Io, { format }: HarvestSettings): void {
  const { community, server, isComplete, notes, records } = found;
  const summary = summaryOf(found);
  const options = { version: io.shipped.version(), rulePagesOpen: identifiersLead };
  const head = { community, server, verdict: verdictOf(found), isComplete, notes, summary };
  const write: Readonly<Record<HarvestSettings['format'], () => string>> = {
    text: () => renderSummary(found, summary, lookOf(io.stdout, io)),
    json: () => json({ ...head, records }),
    ndjson: () => jsonLine(head),
    markdown: () => renderHarvestMarkdown(found, summary, options),
  };
  io.stdout.write(write[format]());
}

function writeFault(
  { fault, hint = '', because }: RecordFault,
  { community, server }: Told,
  io: Io,
  { format }: HarvestSettings,
): void {
  const told = { community, server, verdict: 'unreadable', because, message: fault, hint };
  const look = lookOf(io.stdout, io);
  const lines = [
    `${visible(community)} at ${visible(server)}: unreadable`,
    ...wrap(fault, look, '  '),
    ...(hint === '' ? [] : wrap(hint, look, '  ')),
  ];
  const data = format === 'json' ? json(told) : jsonLine(told);
  io.stdout.write(['json', 'ndjson'].includes(format) ? data : `${lines.join('\n')}\n`);
}

/** The exit code of a harvest: that of its records together, and undecided where it ended early. */
function codeOf(found: Harvest): number {
  const demands = { requireTask: false, allowUnknown: false, failOnWarning: false };
  return exitCodeOf({ verdict: verdictOf(found), tasks: [], problems: [] }, demands);
}

/** Says on Ctrl-C how to go on, before the program ends; everything that is finished has been written whole. */
function whenInterrupted({ state }: HarvestSettings, meanwhile: Meanwhile, { stderr }: Io): () => void {
  const onInterrupt = (): void => {
    meanwhile.clear();
    const next =
      state === undefined ? 'With --state it could go on where it stopped.' : 'Run the same command to go on.';
    stderr.write(`tasktypes: Stopped. ${next}\n`);
  };
  process.prependListener('SIGINT', onInterrupt);
  return () => process.removeListener('SIGINT', onInterrupt);
}

async function runHarvest(
  settings: HarvestSettings,
  kept: KeptRecords | undefined,
  io: Io,
  clock: Clock,
): Promise<number> {
  const { community, server, limit } = settings;
  const meanwhile = createMeanwhile(io);
  const writeRecord = recordWriter(io, settings);
  const client = clientOf(server, io, { clock, onWait: meanwhile.onWait });
  const release = whenInterrupted(settings, meanwhile, io);
  const found = await harvest(community, client, {
    check: (text, file) => validate(text, { registry, validators }, { file }),
    limit,
    kept,
    onPage: meanwhile.onPage,
    onRecord: (record, done, total) => {
      meanwhile.clear();
      writeRecord(record);
      meanwhile.onRecord(done, total);
    },
  }).finally(release);
  meanwhile.clear();
  if ('fault' in found) writeFault(found, settings, io, settings);
  else writeEnd(found, io, settings);
  return 'fault' in found ? exitCode.undecided : codeOf(found);
}

/**
 * Checks every record of a community.
 *
 * @param args `--community`, `--state`, `--limit` and `--format`.
 * @param io Where is written.
 * @param clock What the pace is kept with.
 * @returns The exit code.
 */
export async function run(args: Arguments, io: Io, clock: Clock = wallClock): Promise<number> {
  const settings = readHarvestSettings(args, io);
  if ('message' in settings) return refuse(io, settings);
  const kept = openState(settings, io);
  if (kept !== undefined && 'message' in kept) return refuse(io, kept);
  for (const note of kept?.notes ?? []) io.stderr.write(`tasktypes: ${visible(note)}\n`);
  return runHarvest(settings, kept, io, clock).finally(() => kept?.close());
}
