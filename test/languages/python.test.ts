import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registryBundle } from '../../src/registry/bundle.ts';
import { taskSchema } from '../../src/registry/envelopes.ts';
import { publishedSchema } from '../../src/registry/message-schema.ts';
import type { OpenRegistry } from '../../src/registry/open.ts';
import { replySchema } from '../../src/registry/reply-schema.ts';
import { infoMember, type Kind, type Schema } from '../../src/spec/spec.ts';
import { compileValidators } from '../../src/validate/compile.ts';
import { validate } from '../../src/validate/validate.ts';
import { openOwnDocuments } from '../documents.ts';
import { withParts } from '../parts.ts';
import { programs, python, pythonParts } from './python.ts';

type Check = readonly [schema: string, value: unknown];

interface Messages {
  readonly tasks: readonly unknown[];
  readonly replies: readonly unknown[];
}

interface Answer {
  readonly verdicts: readonly boolean[];
  readonly strictVerdicts: readonly boolean[];
  readonly rewritten: readonly unknown[];
  readonly messages: Messages;
}

/** Every example of every version, as it stands under `taskinfo` or `serviceinfo`. */
const examplesOf = ({ specs }: OpenRegistry): readonly Check[] =>
  specs.flatMap(({ path, examples }) => examples.map(({ value }) => [path, value] as const));

/** Every example of every type as a message, under its canonical URI and under one that nobody knows. */
function messagesOf({ types }: OpenRegistry): readonly Check[] {
  return types.flatMap(({ kind, uri, current }) =>
    current.examples.flatMap(({ value }) =>
      [uri, 'https://example.org/unknown'].map((type): Check => {
        if (kind === 'tasktype') return ['task.json', { tasktype: type, taskinfo: value }];
        return ['reply.json', { reponseword: 'YES', interfaces: [{ servicetype: type, serviceinfo: value }] }];
      }),
    ),
  );
}

/** Every accepted example of every type as a right message, and replies that say NO and why. */
function rightMessages({ types }: OpenRegistry): Messages {
  const of = (kind: Kind): readonly unknown[] =>
    types
      .filter((type) => type.kind === kind)
      .flatMap(({ uri, current }) =>
        current.examples
          .filter(({ verdict }) => verdict === 'accepted')
          .map(({ value }) => ({ [kind]: uri, [infoMember(kind)]: value })),
      );
  const reason = {
    text: 'The caller is not authorised.',
    path: '/taskinfo/image',
    rule: 'image-is-known',
    httpcode: 403,
  };
  const condition = { path: '/taskinfo/image', text: 'It must be public.' };
  return {
    tasks: of('tasktype'),
    replies: [
      ...of('servicetype').map((offer) => ({ reponseword: 'YES', interfaces: [offer] })),
      { reponseword: 'YES', interfaces: of('servicetype'), reponseinfo: { conditions: [condition] } },
      { reponseword: 'NO' },
      { reponseword: 'NO', reponseinfo: { reasons: [reason, { text: 'It is closed.' }] } },
    ],
  };
}

/** One moment may be written in several ways: the same value with every time of RFC 3339 in one of them. */
function withInstants(value: unknown): unknown {
  const time = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(?:Z|[+-][0-9]{2}:[0-9]{2})$/;
  return JSON.parse(JSON.stringify(value), (_, part: unknown) =>
    typeof part === 'string' && time.test(part) ? new Date(part).toISOString() : part,
  );
}

describe('Python', () => {
  withParts('the same verdicts in Python', pythonParts, () => {
    const folder = mkdtempSync(join(tmpdir(), 'python-'));
    let registry: OpenRegistry;
    let checks: readonly Check[];
    let answer: Answer;

    const accepted = (): readonly Check[] =>
      registry.types.flatMap(({ current }) =>
        current.examples
          .filter(({ verdict }) => verdict === 'accepted')
          .map(({ value }): Check => [String(current.schema['title']), value]),
      );

    beforeAll(async () => {
      registry = await openOwnDocuments();
      writeFileSync(join(folder, 'bundle.json'), JSON.stringify(registryBundle(registry)));
      const options = ['--src-lang', 'schema', '--out', 'classes.py', 'bundle.json#/$defs/'];
      execFileSync(join(programs, 'quicktype'), options, { cwd: folder });
      const schemas: Record<string, Schema> = {
        'task.json': taskSchema(registry),
        'reply.json': replySchema(registry),
        ...Object.fromEntries(registry.specs.map((spec) => [spec.path, publishedSchema(registry, spec)])),
      };
      writeFileSync(join(folder, 'task.json'), JSON.stringify(schemas['task.json']));
      writeFileSync(join(folder, 'reply.json'), JSON.stringify(schemas['reply.json']));
      const both = ['--src-lang', 'schema', '--out', 'messages.py', 'task.json', 'reply.json'];
      execFileSync(join(programs, 'quicktype'), both, { cwd: folder });
      checks = [...examplesOf(registry), ...messagesOf(registry)];
      const input = JSON.stringify({ schemas, checks, values: accepted(), ...rightMessages(registry) });
      const program = fileURLToPath(new URL('examples.py', import.meta.url));
      answer = JSON.parse(execFileSync(python, [program, folder], { input, encoding: 'utf8' })) as Answer;
    });

    afterAll(() => rmSync(folder, { recursive: true }));

    it('reads every accepted example into the class that quicktype makes of the bundle, and writes it back equal', () => {
      expect(withInstants(answer.rewritten)).toEqual(withInstants(accepted().map(([, value]) => value)));
    });

    it('reads every right task and reply into the classes that quicktype makes of both, and writes them back equal', () => {
      expect(answer.messages).toEqual(rightMessages(registry));
    });

    it('has the verdict of each document on each of its examples, by jsonschema', () => {
      const expected = registry.specs.flatMap(({ examples }) => examples.map(({ verdict }) => verdict === 'accepted'));
      expect(answer.verdicts.slice(0, expected.length)).toEqual(expected);
    });

    it('has the verdict of the validator on each message, known and unknown, by jsonschema', async () => {
      const context = { registry, validators: compileValidators(registry) };
      for (const [index, [name, value]] of checks.entries()) {
        if (name !== 'task.json' && name !== 'reply.json') continue;
        const { verdict } = await validate(JSON.stringify(value), context, { format: 'json' });
        expect(answer.verdicts[index], JSON.stringify(value)).toBe(verdict === 'valid');
      }
    });

    it('has the same verdicts whether it checks formats or not', () => {
      expect(answer.strictVerdicts).toEqual(answer.verdicts);
    });
  });
});
