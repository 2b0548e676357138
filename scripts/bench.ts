/**
 * Measures the product against what it cannot do without, as ratios within one run: `npm run bench`. Each ratio is the
 * median over rounds in which both sides take turns, so that a busy machine disturbs both alike.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { registry, validators } from '../src/index.ts';
import { suggest } from '../src/infer/suggest.ts';
import { checkTask } from '../src/validate/check-task.ts';
import { accuracyOf } from '../test/infer/accuracy.ts';
import { filesOf, repositoryFixtures } from '../test/infer/repository-fixture.ts';
import { attackCost } from './bench-attack.ts';
import { batchCost } from './bench-batch.ts';
import { benchFiles, benchValidators } from './bench-check.ts';
import { benchCommand, benchLargeRepository } from './bench-command.ts';
import { httpCost } from './bench-http.ts';
import { plannerCost } from './bench-planner.ts';
import { pollCost } from './bench-poll.ts';
import { overTheLimit, report, reportShare } from './bench-report.ts';
import { siteCost } from './bench-site.ts';

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
  const { task, codemeta, unchanged, growth } = await httpCost();
  reportShare('POST /api/validate, task of 2 kB / bare node:http that parses it', task.share, 0.6);
  report('the same, 99th percentile of the time', task.p99, 2);
  reportShare('POST /api/validate, codemeta.json of 2 kB / the same', codemeta.share);
  report('resident memory after 50,000 documents more / before', growth, 1.1);
  reportShare('a face that has not changed / bare node:http', unchanged.share, 0.8);
}

async function benchBatch(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tasktypes-bench-'));
  try {
    const { batch, batchOverHttp, memory } = await batchCost(folder);
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
await benchBatch();
await benchAttack();
await benchValidators();
await benchFiles();
await benchSuggestions();
await benchPoll();
benchLargeRepository();
await benchPlanner();
benchCommand();
benchSites();
const failures = overTheLimit();
if (failures.length > 0) {
  console.log(`\nOver the limit: ${failures.join('; ')}`);
  process.exitCode = 1;
}
