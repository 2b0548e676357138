import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { officialContext } from '../../scripts/official-context.ts';
import { loadShippedTypes } from '../../src/cli/planner-context.ts';
import { readPlannerFile } from '../../src/cli/planner-file.ts';
import { acceptsHandler, type Handler } from '../../src/http/accepts.ts';
import { usualLimits } from '../../src/http/limits.ts';
import { createPlanner } from '../../src/planner/planner.ts';
import { readQuery } from '../../src/planner/query.ts';
import { describeRegistry, describeVersion } from '../../src/registry/catalogue.ts';
import { isObject } from '../../src/spec/object.ts';
import { openOwnDocuments } from '../documents.ts';
import { description, expectAt, told, type Media, type Operation } from './described-calls.ts';
import { officialApp } from './official-app.ts';

const folder = mkdtempSync(join(tmpdir(), 'described-examples-'));
afterAll(() => rmSync(folder, { recursive: true }));

let accepts: Handler;
beforeAll(async () => {
  const registry = await openOwnDocuments();
  const save = (path: string, value: unknown): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), JSON.stringify(value));
  };
  save('index.json', await describeRegistry(registry));
  for (const spec of registry.specs.filter(({ name }) => name === 'oci-container'))
    save('tasktypes/oci-container/1.0/spec.json', await describeVersion(registry, spec));
  const types = await loadShippedTypes();
  const path = fileURLToPath(new URL('../fixtures/readme/planner.yaml', import.meta.url));
  const file = await readPlannerFile(path, types);
  if ('message' in file || file.configuration === undefined) throw new Error('The planner of the README is broken.');
  const { service = '', offers } = file.configuration;
  const planner = createPlanner(offers, { ...types, service });
  const answering = { answer: planner.accepts, readQuery: (entries: Iterable<readonly [string, string]>) => readQuery(entries, types.registry, types.checks) }; // prettier-ignore
  accepts = acceptsHandler(answering);
});

interface Example {
  readonly value: unknown;
  /** Whether the answer says more. */
  readonly isCut: boolean;
}

const exampleOf = ({ example, examples }: Media): Example =>
  examples === undefined ? { value: example, isCut: false } : { value: Object.values(examples)[0]?.value, isCut: true };

const written = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Asks as the example of a call asks. */
function requestFor(path: string, method: 'get' | 'post', { parameters = [], requestBody }: Operation): Request {
  const given = (where: string) => parameters.filter((one) => one.in === where && one.example !== undefined);
  const filled = given('path').reduce((at, { name, example = '' }) => at.replace(`{${name}}`, example), path);
  const needed = given('query').filter(({ required }) => required === true);
  const query = new URLSearchParams(needed.map(({ name, example = '' }) => [name, example]));
  const url = `http://localhost${filled}${query.size === 0 ? '' : `?${query.toString()}`}`;
  if (method === 'get') return new Request(url);
  const [[type, media] = ['', {}]] = Object.entries(requestBody?.content ?? {});
  return new Request(url, { method: 'POST', body: written(exampleOf(media).value), headers: { 'content-type': type } });
}

/** What is left of an answer that was cut short: the members, and the first of the items, that the example has. */
function cutAs(whole: unknown, example: unknown): unknown {
  if (typeof whole === 'string' && typeof example === 'string') return whole.slice(0, example.length);
  if (Array.isArray(whole) && Array.isArray(example)) {
    const names = whole.map((item) => (isObject(item) ? item['name'] : undefined));
    return example.map((one) => cutAs(whole[names.indexOf(isObject(one) ? one['name'] : undefined)], one));
  }
  if (!isObject(whole) || !isObject(example)) return whole;
  return Object.fromEntries(Object.entries(example).map(([key, one]) => [key, cutAs(whole[key], one)]));
}

const calls = Object.entries(description.paths).flatMap(([path, operations]) =>
  (Object.entries(operations) as ['get' | 'post', Operation][])
    // Its answer is the description itself.
    .filter(() => path !== '/openapi.json')
    .map(([method, operation]) => [operation.operationId, path, method, operation] as const),
);

describe('the examples of the description', () => {
  it.each(calls)('are what the server answers: %s', async (_, path, method, operation) => {
    const server = officialApp(folder, { context: officialContext(usualLimits), accepts });
    await server.fetch(new Request('http://localhost/health'));
    const answer = await told(path, method, await server.fetch(requestFor(path, method, operation)));
    expect(answer.status).toBe(200);
    const [[mediaType, media] = ['', {}]] = Object.entries(operation.responses['200']?.content ?? {});
    const { value, isCut } = exampleOf(media);
    const whole = answer.value ?? answer.text;
    expect(isCut ? cutAs(whole, value) : whole).toEqual(value);
    const place = ['paths', path, method, 'responses', '200', 'content', mediaType, 'schema'];
    const values = mediaType.includes('ndjson') ? written(value).trim().split('\n').map((line) => JSON.parse(line) as unknown) : [value]; // prettier-ignore
    for (const one of values) expectAt(place, one);
  });

  it('are given for every body that is sent', () => {
    const sent = calls.flatMap(([, , , { requestBody }]) => (requestBody === undefined ? [] : [requestBody.content]));
    expect(sent.length).toBeGreaterThan(3);
    for (const content of sent) expect(Object.values(content)[0]).toHaveProperty('example');
  });
});
