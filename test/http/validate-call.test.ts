import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { stringify } from 'yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { taskLabel } from '../../src/metadata/own-names.ts';
import { tasktypes } from '../../src/official.ts';
import { json } from '../../src/report/json.ts';
import type { Report } from '../../src/validate/report.ts';
import { runHere } from '../cli/in-process.ts';
import { openOwnDocuments } from '../documents.ts';
import { webInterface } from '../planner/planners.ts';
import { examplesOfInput, type Input } from '../site/validate/examples-of-input.ts';
import { description, expectAt, post, type Told } from './described-calls.ts';

const answered = description.paths['/api/validate']?.post?.responses['200']?.content ?? {};

const validate = (body: BodyInit, options: Parameters<typeof post>[2] = {}): Promise<Told> =>
  post('/api/validate', body, options);
const taskinfo = { image: 'docker.io/library/hello-world:1.0' };
const task = { tasktype: tasktypes.ociContainer, taskinfo };
const verdictOf = async (...call: Parameters<typeof validate>) =>
  ((await validate(...call)).value as { readonly verdict: string }).verdict;
const codemeta = {
  '@context': 'https://w3id.org/codemeta/3.0',
  '@type': 'SoftwareSourceCode',
  name: 'survey',
  keywords: [`tasktype:${tasktypes.ociContainer}`],
};

let folder: string;
let inputs: readonly Input[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'validate-call-'));
  inputs = examplesOfInput(await openOwnDocuments());
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('POST /api/validate', () => {
  it('gives the report of the command line, byte for byte, in every form', async () => {
    const bodies = {
      valid: task,
      invalid: { ...task, taskinfo: { image: 3 } },
      unknown: { tasktype: 'https://x.example/t', taskinfo: {} },
      nothing: codemeta,
    };
    for (const [name, value] of Object.entries(bodies)) {
      const file = join(folder, `${name}.json`);
      const text = JSON.stringify(value, undefined, 2);
      writeFileSync(file, text);
      const query = (format: string): string => `?format=${format}&name=${encodeURIComponent(file)}`;
      for (const format of ['sarif', 'junit', 'github', 'gitlab', 'markdown']) {
        const { stdout } = await runHere(['validate', '--format', format, file]);
        expect((await validate(text, { query: query(format) })).text, `${name} ${format}`).toBe(stdout);
      }
      const { stdout } = await runHere(['validate', '--format', 'json', file]);
      const { files } = JSON.parse(stdout) as { readonly files: readonly { readonly file: string }[] };
      expect((await validate(text, { query: query('json') })).text).toBe(json(files[0]));
      const { file: _name, ...report } = files[0] ?? { file };
      expect((await validate(text)).text).toBe(json(report));
      expect((await validate(text, { query: query('text') })).text).toBe((await runHere(['validate', file])).stdout);
    }
  });

  it('answers as described whatever is sent: examples of all types, real files, mistakes', async () => {
    const verdicts = new Set<string>();
    for (const { text, name, what } of inputs.filter((_, index) => index % 5 === 0 || index > inputs.length - 12)) {
      const type = name?.endsWith('ml') === true ? 'application/yaml' : 'text/plain';
      const { value, status } = await validate(text, { type });
      expect(status, what).toBe(200);
      verdicts.add((value as { readonly verdict: string }).verdict);
    }
    expect([...verdicts].sort()).toEqual(['invalid', 'nothing-declared', 'unknown', 'unreadable', 'valid']);
  });

  it('reads every carrier, and says where in it the task stands', async () => {
    const label = JSON.stringify(task);
    const entity = {
      '@id': '#task',
      '@type': 'SoftwareApplication',
      additionalType: { '@id': tasktypes.ociContainer },
    };
    const image = { '@id': '#image', '@type': 'PropertyValue', propertyID: 'image', value: taskinfo.image };
    const crate = {
      '@context': 'https://w3id.org/ro/crate/1.1/context',
      '@graph': [
        { '@id': 'ro-crate-metadata.json', '@type': 'CreativeWork', about: { '@id': './' } },
        { '@id': './', '@type': 'Dataset', mentions: [{ '@id': '#task' }] },
        { ...entity, additionalProperty: { '@id': '#image' } },
        image,
      ],
    };
    const carriers: readonly (readonly [pointer: string, value: object])[] = [
      ['', task],
      ['/interfaces/0', { reponseword: 'YES', interfaces: [webInterface()] }],
      ['/@graph/2', crate],
      [`/0/Config/Labels/${taskLabel}`, [{ Id: 'sha256:1', Config: { Labels: { [taskLabel]: label } } }]],
      [
        '/metadata/execution-planner/tasks/0',
        { nbformat: 4, nbformat_minor: 5, cells: [], metadata: { 'execution-planner': { tasks: [task] } } },
      ],
    ];
    const valid = (pointer: string) => ({ verdict: 'valid', tasks: [{ pointer }] });
    for (const [pointer, value] of carriers) {
      expect((await validate(JSON.stringify(value))).value).toMatchObject(valid(pointer));
      expect((await validate(JSON.stringify(value), { type: 'application/ld+json' })).value).toMatchObject(
        valid(pointer),
      );
      const { value: ofYaml } = await validate(stringify(value), { type: 'application/yaml' });
      expect(ofYaml).toMatchObject(valid(pointer));
    }
    const zip = zipSync({ 'a/codemeta.json': strToU8(JSON.stringify(task)), 'README.md': strToU8('x') });
    for (const type of ['application/zip', 'application/x-zip-compressed', 'application/octet-stream'])
      expect((await validate(zip, { type })).value).toMatchObject({
        ...valid(''),
        file: 'a/codemeta.json',
        about: 'Found a/codemeta.json.',
      });
    const record = { id: 1_234_567, doi: '10.5281/zenodo.1234567', metadata: { title: 'Survey' }, files: [] };
    expect(await verdictOf(JSON.stringify(record))).toBe('nothing-declared');
    expect(await verdictOf(JSON.stringify({ hits: { hits: [record], total: 1 } }))).toBe('nothing-declared');
    expect(await verdictOf(JSON.stringify(codemeta))).toBe('nothing-declared');
  });

  it('takes a document for the taskinfo of a type that is named', async () => {
    for (const tasktype of [tasktypes.ociContainer, 'oci-container', 'uri://oci-container']) {
      const query = `?tasktype=${encodeURIComponent(tasktype)}`;
      expect(await verdictOf(JSON.stringify(taskinfo), { query })).toBe('valid');
      expect(await verdictOf('{"image": 3}', { query })).toBe('invalid');
    }
    const query = '?tasktype=https%3A%2F%2Fx.example%2Fnone';
    expect(await verdictOf(JSON.stringify(taskinfo), { query })).toBe('unknown');
    const whole = await verdictOf(JSON.stringify(task), { query: '?tasktype=oci-container' });
    expect(whole).toBe('valid');
    const other = await verdictOf(JSON.stringify(task), { query: '?tasktype=zeppelin-notebook' });
    expect(other).not.toBe('valid');
  });

  it('tells YAML from JSON by what it begins with, where nothing else says it', async () => {
    const { tasktype } = task;
    for (const yaml of [
      `"tasktype": ${tasktype}\n"taskinfo":\n  image: a/b:1\n`,
      `\n"tasktype" : "${tasktype}"\r\ntaskinfo: {image: a/b:1}\r\n`,
      `"taskinfo":\n  "image": a/b:1\n"tasktype": "${tasktype}"`,
    ])
      expect(await verdictOf(yaml, { type: 'text/plain' }), yaml).toBe('valid');
    for (const withoutBraces of [
      `"tasktype": "${tasktype}",\n"taskinfo": {"image": "a/b:1"}`,
      `"tasktype": "${tasktype}", "taskinfo": {"image": "a/b:1"}`,
      `"taskinfo": {\n"image": "a/b:1"\n},\n"tasktype": "${tasktype}"`,
    ]) {
      const { value } = await validate(withoutBraces, { type: 'text/plain' });
      expect(value).toMatchObject({
        verdict: 'unreadable',
        problems: [{ rule: 'json-is-well-formed', message: expect.stringContaining('braces are missing') as string }],
        repaired: { verdict: 'valid' },
      });
    }
  });

  it('tells a person which file of a zip it is about, with its lines', async () => {
    const wrong = strToU8(JSON.stringify({ ...task, taskinfo: { image: 3 } }));
    const zip = zipSync({ 'a/codemeta.json': wrong, 'b/codemeta.json': wrong });
    const { text } = await validate(zip, { type: 'application/zip', query: '?format=text' });
    expect(text).toContain('Found a/codemeta.json');
    expect(text).toContain('b/codemeta.json was not read.');
    expect(text).toContain('"image":3');
  });

  it('is described with every form that a media type stands for', () => {
    expect(answered['text/plain']?.schema).toMatchObject({ description: 'With format=text or format=github.' });
    expect(description.paths['/accepts']?.get?.parameters?.[0]?.example).toBe(tasktypes.ociContainer);
  });

  it('finds no task valid as one of another type than it names', async () => {
    const [as, query] = [tasktypes.jupyterNotebook, '?tasktype=oci-container'];
    const { value } = await validate(JSON.stringify({ ...task, tasktype: as }), { query });
    expect(value).toMatchObject({
      verdict: 'invalid',
      problems: [{ rule: 'tasktype-is-the-one-asked-for', pointer: '/tasktype' }],
    });
    const alias = { ...task, tasktype: 'uri://oci-container' };
    expect(await verdictOf(JSON.stringify(alias), { query })).toBe('valid');
  });

  it('says of a file that names its tasktypes itself that it is no taskinfo', async () => {
    const [id, graph] = ['ro-crate-metadata.json', '@graph'];
    const carriers: Readonly<Record<string, object>> = {
      'a codemeta.json': codemeta,
      'an RO-Crate': { '@context': 'https://w3id.org/ro/crate/1.1/context', [graph]: [{ '@id': id }] },
      'a record of Zenodo': { id: 1, doi: '10.5281/zenodo.1', metadata: { title: 'Survey' }, files: [] },
      'a notebook': { nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [] },
    };
    for (const [what, value] of Object.entries(carriers)) {
      const { value: report } = await validate(JSON.stringify(value), { query: '?tasktype=oci-container' });
      expect(report).toMatchObject({
        verdict: 'invalid',
        problems: [
          {
            rule: 'tasktype-is-the-one-asked-for',
            message: expect.stringContaining(`This is ${what}, which names its tasktypes itself`) as string,
            hint: `Ask for no tasktype, and it is checked as ${what}; or send the taskinfo alone.`,
          },
        ],
      });
      expect((report as Report).problems).toHaveLength(1);
    }
  });

  it('chooses the form by Accept where none is named', async () => {
    const formOf = async (accept: string, query = '') =>
      (await validate(JSON.stringify(task), { fields: { accept }, query })).headers.get('content-type');
    expect(await formOf('text/markdown')).toBe('text/markdown; charset=utf-8');
    expect(await formOf('application/sarif+json, */*;q=0.1')).toBe('application/sarif+json');
    expect(await formOf('text/plain')).toBe('text/plain; charset=utf-8');
    expect(await formOf('image/png', '?format=junit')).toBe('application/xml');
    expect((await validate('{}', { fields: { accept: 'image/png' } })).status).toBe(406);
  });

  it('says what is wrong with a call before it reads the body', async () => {
    const wrong: readonly (readonly [number, RegExp, Parameters<typeof post>[2]])[] = [
      [400, /no format "pdf"\. Use json, text/, { query: '?format=pdf' }],
      [400, /"tasktype" is empty/, { query: '?tasktype=' }],
      [400, /No tasktype is called "oci-contaner"\. \/api\/types lists all/, { query: '?tasktype=oci-contaner' }],
      [400, /No tasktype is called "jupyter-hub"/, { query: '?tasktype=jupyter-hub' }],
      [400, /no parameter "type"\. Use format, tasktype and name\./, { query: '?type=x' }],
      [400, /"format" stands there twice/, { query: '?format=json&format=text' }],
      [415, /curl: -H 'Content-Type: application\/json'/, { type: 'application/x-www-form-urlencoded' }],
      [415, /text\/html/, { type: 'text/html' }],
      [415, /without Content-Encoding/, { fields: { 'content-encoding': 'gzip' } }],
    ];
    for (const [status, message, options] of wrong) {
      const { status: found, value } = await validate('{}', options);
      expect([found, value]).toMatchObject([status, { detail: expect.stringMatching(message) as string }]);
    }
  });

  it('refuses what is over the limit, naming it', async () => {
    const large = await validate(' '.repeat(2 ** 20 + 1));
    expect([large.status, large.value]).toMatchObject([413, { detail: expect.stringContaining('1048576') as string }]);
  });
});

describe('POST /api/validate/batch', () => {
  it('answers lines as described, with a summary last', async () => {
    const lines = [JSON.stringify(task), '', '{"a":', JSON.stringify(codemeta), '{"tasktype":"x:y","taskinfo":{}}'];
    const response = await post('/api/validate/batch', lines.join('\n'), { type: 'application/x-ndjson' });
    const answers = response.text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    for (const answer of answers) expectAt(['components', 'schemas', 'BatchLine'], answer);
    expect(answers).toMatchObject([
      { line: 1, verdict: 'valid' },
      { line: 3, verdict: 'unreadable' },
      { line: 4, verdict: 'nothing-declared' },
      { line: 5, verdict: 'unknown', unterminated: true },
      { summary: { verdict: 'unreadable', lines: 5, valid: 1, unknown: 1, unterminated: true } },
    ]);
  });

  it.each([
    ['tasktype=x', 'A batch has no parameter "tasktype": each line is a document'],
    ['format=text', 'A batch has no parameter "format": it is answered as NDJSON only'],
    ['constructor=x', 'There is no parameter "constructor". This call has none.'],
  ])('says why it has no parameter %s', async (query, why) => {
    const { status, value } = await post('/api/validate/batch', '{}\n', { query: `?${query}` });
    expect([status, value]).toMatchObject([400, { detail: expect.stringContaining(why) as string }]);
  });

  it('refuses a parameter, a form and a packed body', async () => {
    const batch = (options: Parameters<typeof post>[2]) => post('/api/validate/batch', '{}\n', options);
    expect((await batch({ query: '?tasktype=x' })).status).toBe(400);
    expect((await batch({ type: 'application/x-www-form-urlencoded' })).status).toBe(415);
    const packed = await batch({ fields: { 'content-encoding': 'br' } });
    expect([packed.status, packed.headers.get('accept-encoding')]).toEqual([415, 'identity']);
  });
});
