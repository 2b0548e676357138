import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadDocuments } from '../../src/load.ts';
import { insertBlock, writeBlock } from '../../src/metadata/block.ts';
import { openRegistry } from '../../src/registry/open.ts';
import type { Documents } from '../../src/spec/spec.ts';
import { compileValidators } from '../../src/validate/compile.ts';
import type { Report } from '../../src/validate/report.ts';
import { validate as validateIn, type ValidationContext, type ValidationOptions } from '../../src/validate/validate.ts';
import { sharedPath, withShared } from '../shared.ts';
import rosetta from '../fixtures/rosetta-taskinfo.json' with { type: 'json' };

const base = 'https://w3id.org/execution-planner';
const root = new URL('../../', import.meta.url);
const conversation = new URL('../fixtures/conversation/', import.meta.url);

let context: ValidationContext;
let documents: Documents;

beforeAll(async () => {
  documents = await loadDocuments(root.pathname);
  const registry = openRegistry(documents);
  context = { registry, validators: compileValidators(registry) };
});

const validate = (input: unknown, options?: ValidationOptions): Promise<Report> =>
  validateIn(
    typeof input === 'string' || input instanceof Uint8Array ? input : JSON.stringify(input, null, 2),
    context,
    options,
  );
const rules = ({ problems }: Report): readonly string[] => problems.map(({ rule }) => rule);
const task = (name: string, taskinfo: unknown): unknown => ({ tasktype: `${base}/tasktypes/${name}`, taskinfo });
describe('a bare task', () => {
  it('is valid when its taskinfo matches', async () => {
    const report = await validate(task('rosetta-container', rosetta));
    expect(report).toMatchObject({
      verdict: 'valid',
      tasks: [{ verdict: 'valid', version: '1.0', pointer: '', line: 1, column: 1 }],
    });
    expect(report.problems).toEqual([]);
  });

  it('is invalid where its taskinfo is wrong, at the place in the text', async () => {
    const text = `{\r\n  "tasktype": "${base}/tasktypes/rosetta-container",\r\n  "taskinfo": {"é😀": 1,\r\n    "image": "docker.io/a:1", "interface_port": "8888"}\r\n}`;
    const report = await validate(text);
    expect(report.verdict).toBe('invalid');
    expect(report.problems).toMatchObject([
      { rule: 'taskinfo-matches', keyword: 'additionalProperties', pointer: '/taskinfo/é😀', line: 3, column: 16 },
      {
        rule: 'taskinfo-matches',
        keyword: 'type',
        pointer: '/taskinfo/interface_port',
        line: 4,
        column: 31,
        hint: 'Write 8888 without quotes.',
      },
    ]);
  });

  it('is invalid with a bare name for its tasktype, which is named, and its taskinfo is still checked', async () => {
    const report = await validate({ tasktype: 'oci-container', taskinfo: { image: 'https://docker.io/a:1' } });
    expect(report.verdict).toBe('invalid');
    expect(report.problems).toMatchObject([
      { rule: 'tasktype-is-a-uri', hint: `Write "${base}/tasktypes/oci-container" instead.` },
      { rule: 'taskinfo-matches', keyword: 'pattern' },
    ]);
  });

  it.each(['toString', 'constructor', '__proto__', 'hasOwnProperty', '', ' '])(
    'knows no tasktype called %j',
    async (tasktype) => {
      expect((await validate({ tasktype, taskinfo: {} })).verdict).toBe('invalid');
    },
  );

  it('is unknown, never valid, when its tasktype is', async () => {
    const report = await validate({ tasktype: 'https://example.org/my-type', taskinfo: { anything: 1 } });
    expect(report).toMatchObject({ verdict: 'unknown', tasks: [{ verdict: 'unknown' }] });
    expect(rules(report)).toEqual(['tasktype-is-known']);
  });

  it('is invalid when it names a servicetype', async () => {
    expect(await validate({ tasktype: `${base}/servicetypes/jupyter-hub`, taskinfo: {} })).toMatchObject({
      verdict: 'invalid',
      problems: [{ rule: 'tasktype-is-known', severity: 'error' }],
    });
  });

  it.each([
    [' (see docs)', '" " cannot stand in one'],
    ['\n', '"\\n" cannot'],
    ['\u200b', '"\\u200b" cannot'],
  ])('is invalid when %j follows its tasktype, and its taskinfo is still checked', async (stray, said) => {
    const uri = `${base}/tasktypes/oci-container`;
    const report = await validate({ tasktype: uri + stray, taskinfo: {} });
    expect(report.verdict).toBe('invalid');
    expect(report.problems).toMatchObject([
      { rule: 'tasktype-is-a-uri', hint: `Write "${uri}" instead.` },
      { rule: 'taskinfo-matches' },
    ]);
    expect(report.problems[0]?.message).toContain(
      JSON.stringify(uri + stray)
        .slice(0, -1)
        .replace('\u200b', '\\u200b'),
    );
    expect(report.problems[0]?.message).toContain(said);
  });

  it.each([
    'https://example.org/my type',
    'https:\\\\example.org',
    'https://example.org/100%',
    'https://example.org/é',
  ])('is invalid with %j, which is no URI, for its tasktype', async (tasktype) => {
    expect(await validate({ tasktype, taskinfo: {} })).toMatchObject({
      verdict: 'invalid',
      problems: [{ rule: 'tasktype-is-a-uri' }],
    });
  });

  it('is unknown when its tasktype is nearly one that is known, which is offered', async () => {
    expect(await validate({ tasktype: `${base}/tasktypes/oci-contaner`, taskinfo: {} })).toMatchObject({
      verdict: 'unknown',
      problems: [{ hint: `Did you mean "${base}/tasktypes/oci-container"?` }],
    });
  });

  it('offers a command for an unknown tasktype that a shell takes as it is', async () => {
    const { problems } = await validate({ tasktype: "https://example.org/it's", taskinfo: {} });
    expect(problems[0]?.hint).toContain(`tasktypes resolve 'https://example.org/it'\\''s'`);
    const long = await validate({ tasktype: `https://example.org/${'x'.repeat(100_000)}`, taskinfo: {} });
    expect(long.problems[0]?.hint).not.toContain('tasktypes resolve');
    expect(long.problems[0]?.message.length).toBeLessThan(1_000);
  });

  it('is invalid without its tasktype or its taskinfo', async () => {
    expect(rules(await validate({ taskinfo: {} }))).toContain('tasktype-is-present');
    expect(rules(await validate({ tasktype: `${base}/tasktypes/oci-container` }))).toContain('taskinfo-is-present');
    expect((await validate({ tasktype: 7, taskinfo: {} })).verdict).toBe('invalid');
    expect((await validate(task('oci-container', null))).verdict).toBe('invalid');
  });

  it('takes each address of a type, and says which one to write', async () => {
    for (const tasktype of [`${base}/tasktypes/oci-container/1.0`, `${base}/tasktypes/oci-container`])
      expect((await validate({ tasktype, taskinfo: { image: 'docker.io/a:1' } })).problems).toEqual([]);
    const report = await validate({ tasktype: 'uri://oci-container', taskinfo: { image: 'docker.io/a:1' } });
    expect(report).toMatchObject({ verdict: 'valid', problems: [{ rule: 'type-is-canonical', severity: 'warning' }] });
  });

  it('may be written in YAML, with places', async () => {
    const report = await validate(`tasktype: ${base}/tasktypes/oci-container\ntaskinfo:\n  image: docker.io/A:1\n`);
    expect(report).toMatchObject({ verdict: 'invalid', problems: [{ line: 3, column: 3, keyword: 'pattern' }] });
  });

  it('refuses __proto__ and constructor in a taskinfo', async () => {
    const text = `{"tasktype": "${base}/tasktypes/oci-container", "taskinfo": {"image": "docker.io/a:1", "__proto__": {"x": 1}, "constructor": 1}}`;
    expect((await validate(text)).problems.map(({ pointer }) => pointer)).toEqual([
      '/taskinfo/__proto__',
      '/taskinfo/constructor',
    ]);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});

describe('the seven messages of the conversation, as they stand there', () => {
  const verdicts = async (): Promise<Readonly<Record<string, unknown>>> => {
    const entries = readdirSync(conversation).map(async (file) => {
      const report = await validate(readFileSync(new URL(file, conversation)), { file });
      return [
        file,
        report.repaired === undefined ? report.verdict : `${report.verdict}, repaired ${report.repaired.verdict}`,
      ];
    });
    return Object.fromEntries(await Promise.all(entries)) as Readonly<Record<string, unknown>>;
  };

  it('three parse, four are unreadable with a repair', async () => {
    expect(await verdicts()).toMatchInlineSnapshot(`
      {
        "2-57-pm-no-response.json": "unreadable, repaired valid",
        "2-57-pm-oci-request.json": "valid",
        "2-58-pm-rosetta-request.json": "valid",
        "2-58-pm-yes-response.json": "unreadable, repaired valid",
        "3-16-pm-rosetta-task.json": "unreadable, repaired valid",
        "3-38-pm-hub-response.json": "unreadable, repaired valid",
        "3-38-pm-library-request.json": "valid",
      }
    `);
  });
});

describe('a CodeMeta file', () => {
  const codemeta = {
    '@context': 'https://doi.org/10.5063/schema/codemeta-2.0',
    '@type': 'SoftwareSourceCode',
    name: 'A',
  };
  const uri = `${base}/tasktypes/rosetta-container`;
  const block = writeBlock([{ uri, name: 'A', taskinfo: rosetta }]);

  it('is valid with the recommended block', async () => {
    expect(await validate(insertBlock(codemeta, block))).toMatchObject({ verdict: 'valid', problems: [] });
  });

  it('points at the property value that is wrong', async () => {
    const wrong = writeBlock([{ uri, name: 'A', taskinfo: { ...rosetta, interface_port: '8888' } }]);
    const report = await validate(insertBlock(codemeta, wrong));
    expect(report.problems).toMatchObject([
      { pointer: '/targetProduct/0/schema:additionalProperty/6/schema:value', keyword: 'type' },
    ]);
    const lines = JSON.stringify(insertBlock(codemeta, wrong), null, 2).split('\n');
    expect(lines[(report.problems[0]?.line ?? 0) - 1]).toContain('"schema:value": "8888"');
  });

  it('has its tasks checked though it has other faults', async () => {
    const faulty = { ...insertBlock(codemeta, block), softwareRequirements: 7, funding: [{}], anything: 1, another: 2 };
    const report = await validate(faulty);
    expect(report.verdict).toBe('valid');
    expect(report.problems.every(({ severity }) => severity === 'warning')).toBe(true);
    expect(report.problems.length).toBeGreaterThan(1);
  });

  it('lifts a list of one that JSON-LD has collapsed', async () => {
    const taskinfo = { image: 'docker.io/a:1', command: 'run' };
    const entry = {
      '@type': 'SoftwareApplication',
      'schema:additionalType': { '@id': `${base}/tasktypes/oci-container` },
      'schema:additionalProperty': Object.entries(taskinfo).map(([name, value]) => ({
        '@type': 'schema:PropertyValue',
        'schema:propertyID': name,
        'schema:value': value,
      })),
    };
    const file = { ...codemeta, keywords: [`${base}/tasktypes/oci-container`], targetProduct: entry };
    expect((await validate(file)).verdict).toBe('valid');
  });

  it('that declares nothing gets a block chosen by what it says, which is not valid before it is completed', async () => {
    const report = await validate({ ...codemeta, runtimePlatform: 'Docker', codeRepository: 'https://example.org/a' });
    expect(report).toMatchObject({ verdict: 'nothing-declared', proposal: { tasktype: 'oci-container' } });
    const { proposal } = report;
    if (proposal === undefined || !('block' in proposal)) throw new Error('no block');
    expect(proposal.block.keywords).toEqual([`${base}/tasktypes/oci-container`]);
    expect((await validate(insertBlock(codemeta, proposal.block))).verdict).toBe('invalid');
  });

  it('that declares nothing and says nothing gets the question that decides', async () => {
    expect(await validate(codemeta)).toMatchObject({
      verdict: 'nothing-declared',
      proposal: { question: expect.any(String) as string },
    });
  });

  withShared('the sixteen real files', () => {
    const folder = sharedPath('samples/ossr/');
    const files = readdirSync(folder).filter((file) => file.endsWith('.codemeta.json'));
    it.each(files)('%s declares nothing and gets a proposal', async (file) => {
      const report = await validate(readFileSync(folder + file), { file });
      expect(report).toMatchObject({ verdict: 'nothing-declared', tasks: [] });
      expect(report.proposal).toBeDefined();
    });
    it.each(files)('%s with the block inserted is valid', async (file) => {
      const value = JSON.parse(readFileSync(folder + file, 'utf8')) as Record<string, unknown>;
      expect((await validate(insertBlock(value, block))).verdict).toBe('valid');
    });
  });
});

it('is invalid where its carrier is wrong about a task, though all that could be read of it matches', async () => {
  const entry = {
    '@type': 'SoftwareApplication',
    'schema:additionalType': { '@id': `${base}/tasktypes/oci-container` },
    'schema:additionalProperty': [
      { '@type': 'schema:PropertyValue', 'schema:propertyID': 'image', 'schema:value': 'docker.io/a:1' },
      { '@type': 'schema:PropertyValue', 'schema:value': 'nobody knows of what' },
    ],
  };
  const context = 'https://doi.org/10.5063/schema/codemeta-2.0';
  const report = await validate({ '@context': context, '@type': 'SoftwareSourceCode', targetProduct: entry });
  expect(report.tasks).toMatchObject([{ verdict: 'invalid' }]);
});

describe('bad input', () => {
  const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

  it.each<[string, string | Uint8Array]>([
    ['nothing', ''],
    ['blanks', ' \n '],
    ['bytes that are not UTF-8', bytes(0x7b, 0xff, 0x7d)],
    ['UTF-16', bytes(0xff, 0xfe, 0x7b, 0, 0x7d, 0)],
    ['a lone surrogate', '{"tasktype": "\\ud800", "taskinfo": {}}'],
    ['brackets 100,000 deep', '['.repeat(100_000)],
    ['objects 100,000 deep', '{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000)],
    ['more than 16 MiB', `{"a": "${'x'.repeat(17 * 1024 * 1024)}"}`],
    ['an alias bomb in YAML', 'a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n'],
    ['a number that is none', '{"tasktype": "a", "taskinfo": {"x": 1e400}}'],
  ])('%s is unreadable, with a problem', async (_, input) => {
    const report = await validate(input);
    expect(report.verdict).toBe('unreadable');
    expect(report.problems.length).toBeGreaterThan(0);
  });

  it.each([
    ['a list', '[]'],
    ['a number', '5'],
    ['an object that is nothing known', '{"a": 1}'],
  ])('%s is invalid', async (_, input) => {
    expect((await validate(input)).verdict).toBe('invalid');
  });

  it.each([
    ['HTML', '<!DOCTYPE html>\n<html><body>404: not found</body></html>', 'looks like HTML'],
    ['prose', 'Run it with Docker\nas you like.', 'neither JSON nor an object in YAML'],
    ['a Dockerfile', 'FROM ubuntu\nRUN make\n', 'neither JSON nor an object in YAML'],
    ['YAML without a blank after a colon', `tasktype:${base}`, 'blank is missing after the colon of `tasktype`'],
  ])('%s is unreadable, and what it seems to be is said', async (_, input, said) => {
    const { verdict, problems } = await validate(input);
    expect(verdict).toBe('unreadable');
    expect(`${problems[0]?.message} ${problems[0]?.hint}`).toContain(said);
  });

  it.each(['// a task\n', '/* a task */ '])('%j before JSON is taken for a comment', async (comment) => {
    const text = JSON.stringify(task('oci-container', { image: 'docker.io/a:1' }));
    expect(await validate(comment + text)).toMatchObject({ verdict: 'unreadable', repaired: { verdict: 'valid' } });
  });

  it('that is only a warning leaves the verdict as it would be', async () => {
    const text = `{"tasktype": "${base}/tasktypes/oci-container", "taskinfo": {"image": "docker.io/b:1", "image": "docker.io/a:1"}, "n": 9007199254740993}`;
    const report = await validate(text);
    expect(report.verdict).toBe('valid');
    expect(rules(report)).toEqual(['key-is-unique', 'number-is-exact']);
  });
});

it('reports the same bytes whatever the file is called', async () => {
  const { file: _, ...named } = await validate(task('oci-container', {}), { file: 'a.json' });
  expect(JSON.stringify(named)).toBe(JSON.stringify(await validate(task('oci-container', {}))));
});

describe('a task that is very large', () => {
  const ports = (count: number): unknown =>
    task('oci-container', { image: 'docker.io/a:1', ports: Array.from({ length: count }, () => ({})) });

  it('has its first hundred faults told, and that there are more', async () => {
    const report = await validate(ports(5_000));
    expect(report.verdict).toBe('invalid');
    expect(report.problems).toHaveLength(101);
    expect(report.problems.some(({ message }) => message.includes('more faults than the 100'))).toBe(true);
  });

  it('is unknown, in reasonable time, when it holds too many values to be checked', async () => {
    const start = performance.now();
    const report = await validate(JSON.stringify(ports(3_000_000)));
    expect(report).toMatchObject({ verdict: 'unknown', problems: [{ rule: 'file-is-within-limits' }] });
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});
