/**
 * Measures the product against what it cannot do without, as ratios within one run: `npm run bench`. Each ratio is the
 * median over rounds in which both sides take turns, so that a busy machine disturbs both alike.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { suggest } from '../src/infer/suggest.ts';
import { insertBlock, registry, tasktypes, validate, validators, writeBlock } from '../src/index.ts';
import { checkTask } from '../src/validate/check-task.ts';
import { accuracyOf } from '../test/infer/accuracy.ts';
import { filesOf, repositoryFixtures } from '../test/infer/repository-fixture.ts';
import { plannerCost } from './bench-planner.ts';
import { attackCost } from './bench-attack.ts';
import { httpCost } from './bench-http.ts';
import { pollCost } from './bench-poll.ts';
import { siteCost } from './bench-site.ts';
import rosetta from '../test/fixtures/rosetta-taskinfo.json' with { type: 'json' };

const root = fileURLToPath(new URL('..', import.meta.url));
const failures: string[] = [];

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

function report(what: string, ratio: number, limit?: number): void {
  const verdict = limit === undefined ? '' : ratio <= limit ? ` (limit ${limit})` : ` OVER THE LIMIT OF ${limit}`;
  if (limit !== undefined && ratio > limit) failures.push(what);
  console.log(`${what.padEnd(72)} ${ratio.toFixed(2).padStart(7)}${verdict}`);
}

function reportShare(what: string, share: number, least: number): void {
  const enough = share >= least;
  if (!enough) failures.push(what);
  const verdict = enough ? `(at least ${least})` : `UNDER THE LEAST OF ${least}`;
  console.log(`${what.padEnd(72)} ${share.toFixed(2).padStart(7)} ${verdict}`);
}

type Work = () => unknown;

async function timeOf(work: Work, times: number): Promise<number> {
  const start = performance.now();
  for (let count = 0; count < times; count += 1) {
    const result = work();
    if (result instanceof Promise) await result;
  }
  return performance.now() - start;
}

/** How many times longer one piece of work takes than another. */
async function ratioOf(work: Work, floor: Work, { rounds = 21, times = 2_000 } = {}): Promise<number> {
  await timeOf(work, 5 * times);
  await timeOf(floor, 5 * times);
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round += 1)
    ratios.push((await timeOf(work, times)) / (await timeOf(floor, times)));
  return median(ratios);
}

/** An OCI task of about so many bytes, with the variables that real ones have. */
function containerTask(bytes: number): Record<string, unknown> {
  const environment: Record<string, string> = {};
  const taskinfo = {
    image: 'docker://registry.example.org:5000/survey/pipeline:2.1',
    platform: { architecture: 'amd64', os: 'linux', variant: 'v3' },
    command: ['./run.sh', '--fast', '--input', '/data/catalogue.fits'],
    ports: [{ port: 8888, transport: 'tcp', protocol: 'http', path: '/lab' }],
    resources: { mincores: 4, minmemory: 8, mingpus: 1 },
    environment,
  };
  for (let count = 0; JSON.stringify(taskinfo).length < bytes; count += 1) {
    environment[`SURVEY_SETTING_${count}`] = `value number ${count} of the survey`;
    taskinfo.command.push(`--value-number-${count}-of-the-survey`);
  }
  return taskinfo;
}

function codemetaFile(bytes: number): string {
  const author = {
    '@type': 'Person',
    givenName: 'Ada',
    familyName: 'Example',
    email: 'ada@example.org',
    affiliation: { '@type': 'Organization', name: 'Institute' },
  };
  const codemeta = {
    '@context': 'https://doi.org/10.5063/schema/codemeta-2.0',
    '@type': 'SoftwareSourceCode',
    name: 'A survey pipeline',
    description: 'Reduces the images of a survey.',
    codeRepository: 'https://example.org/survey/pipeline',
    programmingLanguage: ['Python 3'],
    keywords: ['Astronomy'],
    author: [author],
  };
  const block = writeBlock([{ uri: tasktypes.rosettaContainer, name: 'Pipeline', taskinfo: rosetta }]);
  const text = (): string => JSON.stringify(insertBlock(codemeta, block), null, 2);
  while (text().length < bytes) codemeta.author.push(author);
  return text();
}

async function benchValidators(): Promise<void> {
  const type = registry.find(tasktypes.ociContainer);
  if (type === undefined) throw new Error('The official registry has no oci-container.');
  const check = await validators.checkerOf(type.current);
  for (const bytes of [1_000, 10_000]) {
    const valid = containerTask(bytes);
    const invalid = { ...valid, image: 'https://Example', user: 7 };
    for (const [word, value] of [
      ['valid', valid],
      ['invalid', invalid],
    ] as const) {
      const text = JSON.stringify(value);
      if (check(value) !== (word === 'valid')) throw new Error(`The ${word} task of ${bytes} bytes is judged wrongly.`);
      report(
        `check a parsed container task, ${bytes / 1000} kB, ${word} / its JSON.parse`,
        await ratioOf(
          () => check(value),
          () => JSON.parse(text) as unknown,
        ),
        1,
      );
    }
  }
}

async function benchFiles(): Promise<void> {
  for (const bytes of [1_000, 10_000]) {
    const text = codemetaFile(bytes);
    const file = new TextEncoder().encode(text);
    const wrong = new TextEncoder().encode(text.replace('8888', '"8888"'));
    if ((await validate(file)).verdict !== 'valid') throw new Error('The file is judged wrongly.');
    const parse = (): unknown => JSON.parse(new TextDecoder().decode(file));
    const limit = bytes === 10_000 ? 3 : undefined;
    report(
      `read and check codemeta.json, ${bytes / 1000} kB, valid / its JSON.parse`,
      await ratioOf(() => validate(file), parse),
      limit,
    );
    report(
      `read and check codemeta.json, ${bytes / 1000} kB, invalid / its JSON.parse`,
      await ratioOf(() => validate(wrong), parse),
    );
  }
}

function run(command: readonly string[]): number {
  const start = performance.now();
  const [program = '', ...args] = command;
  const { status, stderr } = spawnSync(program, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command.join(' ')} failed: ${stderr}`);
  return performance.now() - start;
}

function commandRatio(command: readonly string[], floor: readonly string[], rounds = 25): number {
  run(command);
  run(floor);
  return median(Array.from({ length: rounds }, () => run(command) / run(floor)));
}

/** A registry of copies, generated and bundled beside the real one. */
function copies(folder: string, count: number): { readonly command: string; readonly millisecondsPerDocument: number } {
  const documents = join(folder, `documents-${count}`);
  for (const kind of ['tasktypes', 'servicetypes'])
    cpSync(join(root, kind), join(documents, kind), { recursive: true });
  const source = readFileSync(join(root, 'tasktypes/example-task/1.0.md'), 'utf8').replace(
    /^aliases:\n(?: .*\n)+/m,
    '',
  );
  for (let index = 0; index < count; index += 1) {
    const type = join(documents, 'tasktypes', `copy-${index}`);
    mkdirSync(type, { recursive: true });
    writeFileSync(join(type, '1.0.md'), source.replace('title: ExampleTask', `title: ExampleTask${index}`));
  }
  const generated = join(folder, `generated-${count}`);
  const out = join(folder, `out-${count}`);
  const milliseconds = run([process.execPath, 'scripts/generate.ts', '--documents', documents, '--out', generated]);
  run([process.execPath, 'scripts/bundle.ts', '--generated', generated, '--out', out]);
  return { command: join(out, 'cli.cjs'), millisecondsPerDocument: milliseconds / count };
}

function benchCommand(): void {
  const folder = mkdtempSync(join(tmpdir(), 'tasktypes-bench-'));
  try {
    const file = join(folder, 'codemeta.json');
    writeFileSync(file, codemetaFile(10_000));
    const node = process.execPath;
    report(
      'tasktypes validate on one file / node -e 0',
      commandRatio([node, 'out/cli.cjs', 'validate', file], [node, '-e', '0']),
      1.5,
    );
    const few = copies(folder, 10);
    const many = copies(folder, 1_000);
    report(
      'tasktypes validate with 1,000 types / with 10',
      commandRatio([node, many.command, 'validate', file], [node, few.command, 'validate', file]),
      1.1,
    );
    report('generate, milliseconds per document (of 1,000 copies)', many.millisecondsPerDocument);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function benchSuggestions(): Promise<void> {
  const answers = await Promise.all(
    repositoryFixtures('repositories').map(async (fixture) => ({
      fixture,
      suggestions: await suggest(filesOf(fixture), registry, (uri, taskinfo) =>
        checkTask(uri, taskinfo, { registry, validators }),
      ),
    })),
  );
  const { precision, recall } = accuracyOf(answers);
  reportShare(`suggested tasks that are right, in ${answers.length} repositories`, precision, 1);
  reportShare(`right tasks that are suggested, in ${answers.length} repositories`, recall, 0.9);
}

const manyFiles = 50_000;

function benchLargeRepository(): void {
  const folder = mkdtempSync(join(tmpdir(), 'tasktypes-bench-'));
  try {
    writeFileSync(join(folder, 'Dockerfile'), 'FROM debian:13\n');
    for (let count = 0; count < manyFiles; count += 1) {
      const inner = join(folder, `part-${count % 500}`);
      if (count < 500) mkdirSync(inner);
      writeFileSync(join(inner, `file-${count}.py`), '');
    }
    const suggestIn = (): number => run([process.execPath, 'out/cli.cjs', 'suggest', folder, '--format', 'json']);
    suggestIn();
    const seconds = median(Array.from({ length: 5 }, suggestIn)) / 1000;
    report(`tasktypes suggest, ${manyFiles} files, seconds`, seconds, 2);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function benchSites(): void {
  for (const count of [1_000, 5_000]) {
    const cost = siteCost(count);
    const site = `site of ${count.toLocaleString('en')} types`;
    report(`${site}, built again (warm) / as many bare pages and remark`, cost.ratio, 1.5);
    report(`${site}, nothing kept (cold) / the same`, cost.firstRatio);
    report(`${site}, warm: processor seconds for each type`, cost.secondsPerType);
    report(`${site}, warm: peak memory, MB`, cost.peakMegabytes);
    report(`${site}, cold: peak memory, MB`, cost.firstPeakMegabytes);
    report(`${site}, bare pages: peak memory, MB`, cost.barePeakMegabytes);
  }
}

async function benchPlanner(): Promise<void> {
  const { perSecond, overHttp } = await plannerCost();
  report('answers of a planner in process, thousands per second', perSecond / 1_000);
  report('answers of a planner over HTTP / bare handler that parses the JSON', overHttp);
}

async function benchPoll(): Promise<void> {
  const { seconds, deadline, answers, growthMegabytes } = await pollCost(1_000);
  if (answers.YES !== 950 || answers.failed !== 50) throw new Error(`The poll is wrong: ${JSON.stringify(answers)}`);
  report('poll 1,000 local planners, 50 of them dead, seconds', seconds, deadline);
  report('memory that the last nine tenths of that poll add, MB', growthMegabytes, 4);
}

async function benchHttp(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tasktypes-bench-'));
  try {
    const { task, codemeta, unchanged, growth, batch, batchOverHttp, memory } = await httpCost(folder);
    reportShare('POST /api/validate, task of 2 kB / bare node:http that parses it', task.share, 0.6);
    report('the same, 99th percentile of the time', task.p99, 2);
    reportShare('POST /api/validate, codemeta.json of 2 kB / the same', codemeta.share, 0);
    report('resident memory after 50,000 documents more / before', growth, 1.1);
    reportShare('a face that has not changed / bare node:http', unchanged.share, 0.8);
    report('batch of 200,000 records, in one process / splitting and parsing them', batch, 2);
    report('the same over HTTP', batchOverHttp);
    report('most resident memory of the server in that batch, MiB', memory, 128);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function benchAttack(): Promise<void> {
  const { attacked, memory } = await attackCost('dist', 10_000);
  reportShare('good calls that are answered beside eight attackers', attacked.answered, 0.98);
  report('the same, 99th percentile of their time, milliseconds', attacked.p99, 100);
  report('resident memory of the server then, MB', memory);
}

await benchHttp();
await benchAttack();
await benchValidators();
await benchFiles();
await benchSuggestions();
await benchPoll();
benchLargeRepository();
await benchPlanner();
benchCommand();
benchSites();
if (failures.length > 0) {
  console.log(`\nOver the limit: ${failures.join('; ')}`);
  process.exitCode = 1;
}
