import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileValidators } from '../../src/validate/compile.ts';
import { blocksOf } from '../../src/validate/fixes/blocks.ts';
import { applyFix, type Fix } from '../../src/validate/fixes/fix.ts';
import { fixesOf } from '../../src/validate/fixes/fixes.ts';
import { examine, validate, type Examined, type ValidationOptions } from '../../src/validate/validate.ts';
import { openOwnDocuments } from '../documents.ts';

const registry = await openOwnDocuments();
const context = { registry, validators: compileValidators(registry) };
const uriOf = (name: string): string => registry.named('tasktype', name)?.uri ?? '';
const oci = uriOf('oci-container');
const rosetta = uriOf('rosetta-container');

interface Mended extends Examined {
  readonly fixes: readonly (Fix | undefined)[];
}

async function look(text: string, options: ValidationOptions = {}): Promise<Mended> {
  const examined = await examine(text, context, options);
  return { ...examined, fixes: await fixesOf(text, examined, context, options) };
}

/** Makes the first fix that is offered, again and again, as somebody does who presses every button. */
async function mendAll(text: string): Promise<{ readonly text: string; readonly titles: readonly string[] }> {
  const titles: string[] = [];
  let now = text;
  for (let round = 0; round < 30; round++) {
    const { fixes } = await look(now);
    const fix = fixes.find((each) => each !== undefined);
    if (fix === undefined) return { text: now, titles };
    titles.push(fix.title);
    now = applyFix(now, fix);
  }
  throw new Error(`It never ends: ${titles.join(', ')}`);
}

const task = (taskinfo: unknown, tasktype = oci): string => JSON.stringify({ tasktype, taskinfo }, undefined, 2);
const port = (written: string): string =>
  `{"tasktype": "${rosetta}", "taskinfo": {"image": "a/b:1", "interface_port":  ${written} }}`;

const codemeta = (entry: object, keywords: unknown = [oci]): string =>
  JSON.stringify(
    {
      '@context': 'https://doi.org/10.5063/schema/codemeta-2.0',
      '@type': 'SoftwareSourceCode',
      name: 'x',
      keywords,
      targetProduct: [{ '@type': 'SoftwareApplication', name: 'x', ...entry }],
    },
    undefined,
    4,
  );
const field = (name: string, value: unknown): object => ({
  '@type': 'schema:PropertyValue',
  'schema:propertyID': name,
  'schema:value': value,
});

describe('fixesOf', () => {
  it.each([
    ['takes quotes off a number', port('"8888"'), 'Write 8888 without quotes', port('8888')],
    ['puts the one near name', task({ imege: 'a/b:1' }), 'Rename it to "image"', task({ image: 'a/b:1' })],
    ['removes the blanks around a value', task({ image: ' a/b:1 ' }), 'Write "a/b:1"', task({ image: 'a/b:1' })],
    [
      'writes the canonical URI instead of a name',
      task({ image: 'a/b:1' }, 'oci-container'),
      `Write "${oci}"`,
      task({ image: 'a/b:1' }),
    ],
    [
      'writes the near URI that the registry knows',
      task({ image: 'a/b:1' }, oci.replace('container', 'contaner')),
      `Write "${oci}"`,
      task({ image: 'a/b:1' }),
    ],
    [
      'renames a tasktype that is written otherwise',
      task({ image: 'a/b:1' }).replace('"tasktype"', '"taskType"'),
      'Rename it to "tasktype"',
      task({ image: 'a/b:1' }),
    ],
    [
      'renames both halves of a task at once',
      task({ image: 'a/b:1' }).replace('"tasktype"', '"Task-Type"').replace('"taskinfo"', '"task_info"'),
      'Rename "Task-Type" to "tasktype" and "task_info" to "taskinfo"',
      task({ image: 'a/b:1' }),
    ],
    [
      'puts brackets around the only item of a list',
      task({ image: 'a/b:1', command: 'ls' }),
      'Put it in brackets',
      task({ image: 'a/b:1', command: 'ls' }).replace('"ls"', '["ls"]'),
    ],
    [
      'takes a taskinfo out of a taskinfo',
      `{"tasktype": "${oci}", "taskinfo": { "taskinfo" : {"image": "a/b:1"} }}`,
      'Remove the second "taskinfo"',
      `{"tasktype": "${oci}", "taskinfo": {"image": "a/b:1"}}`,
    ],
  ])('%s, and leaves every other character as it is', async (_, text, title, mended) => {
    const { fixes } = await look(text);
    const [fix] = fixes.filter((each) => each !== undefined);
    expect(fix?.title).toBe(title);
    expect(fix && applyFix(text, fix)).toBe(mended);
    expect((await validate(mended, context)).verdict).toBe('valid');
  });

  it('renames a field whose value is to be mended too, and then mends the value', async () => {
    const text = port('"8888"').replace('interface_port', 'interface_prot');
    const mended = await mendAll(text);
    expect(mended).toEqual({
      text: port('8888'),
      titles: ['Rename it to "interface_port"', 'Write 8888 without quotes'],
    });
  });

  it('keeps a number as it was written when it becomes a text', async () => {
    const text = task({ image: 'a/b:1', environment: { PORT: 1 } }).replace('1\n', '1.10\n');
    const { fixes } = await look(text);
    const [fix] = fixes.filter((each) => each !== undefined);
    expect(fix?.title).toBe('Put quotes around it');
    expect(fix && applyFix(text, fix)).toContain('"PORT": "1.10"');
  });

  it('renames the field of a property value where it is named, not the key of its value', async () => {
    const entry = { 'schema:additionalType': { '@id': oci }, 'schema:additionalProperty': [field('imge', 'a/b:1')] };
    const text = codemeta(entry);
    const { text: mended } = await mendAll(text);
    expect(mended).toBe(text.replace('imge', 'image'));
  });

  it('adds the keyword that a declared task lacks', async () => {
    const entry = { 'schema:additionalType': { '@id': oci }, 'schema:additionalProperty': [field('image', 'a/b:1')] };
    for (const keywords of [['radio'], [], 'radio, sky', 'none']) {
      const whole = codemeta(entry, keywords).replace(/ *"keywords": "none",\n/, '');
      const { text, titles } = await mendAll(whole);
      expect(titles).toEqual(['Add it to "keywords"']);
      expect(await validate(text, context)).toMatchObject({ verdict: 'valid', problems: [] });
    }
  });

  it('mends a text that cannot be read in one go', async () => {
    const text = `{"tasktype": "${oci}", 'taskinfo': {"image": "a/b:1",},}`;
    const { report, fixes } = await look(text);
    expect(report.verdict).toBe('unreadable');
    expect(fixes[0] && applyFix(text, fixes[0])).toBe(report.repaired?.text);
    expect(fixes.slice(1).every((fix) => fix === undefined)).toBe(true);
  });

  it('keeps a byte order mark and the ends of lines', async () => {
    const text = `\ufeff${port('"8888"').replaceAll(', ', ',\r\n')}`;
    expect((await mendAll(text)).text).toBe(`\ufeff${port('8888').replaceAll(', ', ',\r\n')}`);
  });

  it.each([
    ['a field that is missing', task({})],
    ['a field that nobody knows', task({ image: 'a/b:1', zzzzzz: 1 })],
    ['a number that is too large', port('99999')],
    ['a type that nothing is near to', task({ image: 'a' }, 'https://example.org/what/ever')],
    ['a near type whose taskinfo does not fit', task({ zzzz: 1 }, oci.replace('container', 'contaner'))],
    ['a near name whose value is of another kind', task({ image: 'a/b:1', ports: [], comand: { run: 'ls' } })],
  ])('offers nothing for %s', async (_, text) => {
    const { report, fixes } = await look(text);
    expect(report.problems.length).toBeGreaterThan(0);
    expect(fixes.filter((fix) => fix !== undefined)).toEqual([]);
  });

  it('shows nothing of itself in the report', async () => {
    const { report } = await look(port('"8888"'));
    expect(JSON.stringify(report)).not.toContain('change');
    expect(Object.keys(report.problems[0] ?? {})).toEqual([
      'rule',
      'keyword',
      'severity',
      'message',
      'hint',
      'pointer',
      'line',
      'column',
      'docs',
    ]);
  });
});

/** Every accepted example as a whole message. */
const messages = registry.types.flatMap(({ kind, uri, current }) =>
  kind === 'tasktype'
    ? current.examples.flatMap(({ verdict, value }) =>
        verdict === 'accepted' ? [{ tasktype: uri, taskinfo: value as Readonly<Record<string, unknown>> }] : [],
      )
    : [],
);

describe('fixes one after the other', () => {
  const mistakes = {
    key: (taskinfo: Readonly<Record<string, unknown>>, at: number) => {
      const keys = Object.keys(taskinfo);
      const key = keys[at % keys.length] ?? '';
      return Object.fromEntries(
        Object.entries(taskinfo).map(([name, value]) => [name === key ? name.slice(0, -1) + '_' : name, value]),
      );
    },
    number: (taskinfo: Readonly<Record<string, unknown>>) =>
      Object.fromEntries(
        Object.entries(taskinfo).map(([name, value]) => [
          name,
          Number.isInteger(value) ? String(value as number) : value,
        ]),
      ),
  };

  it('end, never make it worse, and leave nothing that could still be mended', async () => {
    const mistake = fc.record({
      message: fc.constantFrom(...messages),
      at: fc.nat(20),
      kinds: fc.subarray(['key', 'number', 'type', 'envelope', 'blank'] as const, { minLength: 1 }),
    });
    const rank = ['unreadable', 'invalid', 'unknown', 'valid'];
    await fc.assert(
      fc.asyncProperty(mistake, async ({ message, at, kinds }) => {
        let { tasktype, taskinfo } = message;
        if (kinds.includes('key')) taskinfo = mistakes.key(taskinfo, at);
        if (kinds.includes('number')) taskinfo = mistakes.number(taskinfo);
        if (kinds.includes('type')) tasktype = tasktype.slice(tasktype.lastIndexOf('/') + 1);
        if (kinds.includes('blank')) tasktype = ` ${tasktype}`;
        const text = JSON.stringify(
          kinds.includes('envelope') ? { TaskType: tasktype, taskinfo } : { tasktype, taskinfo },
        );
        const before = await validate(text, context);
        const after = await validate((await mendAll(text)).text, context);
        expect(rank.indexOf(after.verdict)).toBeGreaterThanOrEqual(rank.indexOf(before.verdict));
      }),
      { numRuns: 60 },
    );
  });

  it('restore what was broken by a number in quotes, a near type or a near name', async () => {
    for (const { tasktype, taskinfo } of messages) {
      const [name] = /[^/]*$/.exec(tasktype) ?? [''];
      const quoted = JSON.stringify({ tasktype, taskinfo: mistakes.number(taskinfo) }, undefined, 1);
      const named = JSON.stringify({ tasktype: name, taskinfo }, undefined, 1);
      const otherwise = JSON.stringify({ taskType: tasktype, taskinfo }, undefined, 1);
      for (const text of [quoted, named, otherwise]) {
        const { text: mended } = await mendAll(text);
        expect(await validate(mended, context), text).toMatchObject({ verdict: 'valid' });
      }
    }
  });
});

describe('blocksOf', () => {
  const described = {
    '@context': 'https://doi.org/10.5063/schema/codemeta-2.0',
    '@type': 'SoftwareSourceCode',
    name: 'x',
    description: 'A docker image.',
    runtimePlatform: 'docker',
  };
  const blocks = async (value: object): Promise<readonly [string, readonly Fix[]]> => {
    const text = JSON.stringify(value, undefined, 2);
    return [text, await blocksOf(text, await validate(text, context), context)];
  };

  it('inserts what could be declared and keeps every character', async () => {
    const [text, [fix, ...others]] = await blocks(described);
    expect(others).toEqual([]);
    expect(fix?.title).toMatch(/^Insert a task of the type \S+; one value is left to fill in$/);
    const whole = fix === undefined ? '' : applyFix(text, fix);
    expect(fix?.edits.every(({ from, to }) => from === to)).toBe(true);
    const { tasks, problems } = await validate(whole, context);
    expect(tasks).toHaveLength(1);
    expect(problems.every(({ message }) => message.includes('<'))).toBe(true);
  });

  it('offers none where nothing speaks for a type, and none for a graph of several things', async () => {
    expect((await blocks({ '@context': described['@context'], name: 'x' }))[1]).toEqual([]);
    expect((await blocks({ ...described, '@graph': [] }))[1]).toEqual([]);
  });
});
