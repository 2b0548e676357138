/** Measures checking against parsing. */
import { insertBlock, registry, tasktypes, validate, validators, writeBlock } from '../src/index.ts';
import { median, report } from './bench-report.ts';
import rosetta from '../test/fixtures/rosetta-taskinfo.json' with { type: 'json' };

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

/**
 * Makes a codemeta.json that has one task and many authors.
 *
 * @param bytes About how long it is.
 * @returns Its text.
 */
export function codemetaFile(bytes: number): string {
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

/** Prints what it costs to check a task that is parsed. */
export async function benchValidators(): Promise<void> {
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

/** Prints what it costs to read and check a file. */
export async function benchFiles(): Promise<void> {
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
