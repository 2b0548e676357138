import { describe, expect, it } from 'vitest';
import { launch, type Launch } from '../../src/launch/launch.ts';
import { accepts } from '../../src/registry/links.ts';
import type { Type } from '../../src/registry/registry.ts';
import type { AcceptedExample, Spec } from '../../src/spec/spec.ts';
import { openOwnDocuments } from '../documents.ts';

const registry = await openOwnDocuments();

const accepted = ({ current }: Type<Spec>): readonly AcceptedExample[] =>
  current.examples.filter((example) => example.verdict === 'accepted');

/** What one can open, send or do, as a person reads it. */
function told(made: Launch): readonly string[] {
  const asked = made.questions.map(({ name, ask, secret }) => `ask {${name}}${secret ? ' (secret)' : ''}: ${ask}`);
  if (made.how === 'open') return [`open ${made.url}`, ...asked];
  if (made.how === 'byHand') return [...made.sentences.map((sentence, index) => `${index + 1}. ${sentence}`), ...asked];
  if (made.how === 'impossible') return made.reasons.map((reason) => `impossible: ${reason}`);
  const requests = made.requests.flatMap(({ method, url, headers, body, expect: statuses, take, until }) => [
    `${method} ${url}`,
    ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`),
    ...(body === undefined ? [] : [`  ${body}`]),
    `  → ${statuses.join(' or ')}${Object.entries(take)
      .map(
        ([name, source]) =>
          `, {${name}} from ${source.header ?? (source.pointer === '' ? 'the reply' : source.pointer)}`,
      )
      .join('')}${until === undefined ? '' : `, until ${until.pointer} is ${JSON.stringify(until.value)}`}`,
  ]);
  return [...requests, ...(made.result === undefined ? [] : [`open ${made.result}`]), ...asked];
}

/** Each example of a task with each example of the service; of those that are told alike, the first. */
function pairsOf(servicetype: Type<Spec>): readonly string[] {
  return accepts(registry, servicetype).flatMap(({ tasktype }) => {
    const alternatives = servicetype.current.launch[tasktype.name] ?? [];
    const seen = new Set<string>();
    return accepted(tasktype).flatMap((task) =>
      accepted(servicetype).flatMap((service) => {
        const lines = told(launch(alternatives, { service: service.value, task: task.value }));
        if (seen.has(lines.join('\n'))) return [];
        seen.add(lines.join('\n'));
        return [`## ${tasktype.name}, ${task.name}; ${service.name}`, '', ...lines, ''];
      }),
    );
  });
}

describe('what each service is given for each example of a task', () => {
  const servicetypes = registry.types.filter(({ kind }) => kind === 'servicetype');

  it.each(servicetypes.map((type) => [type.name, type] as const))('%s', async (name, type) => {
    const text = [`# ${type.current.title}`, '', ...pairsOf(type)].join('\n');
    await expect(text).toMatchFileSnapshot(`../fixtures/launches/${name}.md`);
  });

  it.each(servicetypes.map((type) => [type.name, type] as const))('%s leaves no hole in an address', (_, type) => {
    const addresses = pairsOf(type).flatMap(
      (line) => /^(?:open|GET|POST|PUT|PATCH|DELETE) (\S*)$/.exec(line)?.[1] ?? [],
    );
    const torn = addresses.filter((address) =>
      /[^:/]\/\/|undefined|null|\[object/.test(address.replace(/\?.*$/, '').replaceAll(/https?:\/\//g, '')),
    );
    expect(torn).toEqual([]);
  });
});
