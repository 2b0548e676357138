import fc from 'fast-check';
import { stringify } from 'yaml';
import type { OpenRegistry } from '../../src/registry/open.ts';
import { infoMember } from '../../src/spec/spec.ts';
import { writeBlock } from '../../src/metadata/block.ts';

const oddNames = ['tasktype', 'taskinfo', 'image', '@type', '@id', '__proto__', 'constructor', '', 'a/b~c', 'é%', '0'];
const oddTexts = ['', ' ', '\u0000', '\u202e', '😀', '</script>', '$&', 'https://example.org', 'docker://a/b:1', '-1'];

/** Values that somebody may have put where another one belongs. */
export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -1, 1.5, 1e300, [], {}, ...oddTexts),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.array(fc.constantFrom(...oddTexts), { maxLength: 3 }),
  fc.dictionary(fc.constantFrom(...oddNames), fc.constantFrom<unknown>(1, 'a', null, []), { noNullPrototype: true }),
);

type Way = readonly string[];

function waysInto(value: unknown): readonly Way[] {
  const members = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [[], ...members.flatMap(([key, part]: [string, unknown]) => waysInto(part).map((way) => [key, ...way]))];
}

function changedAt(value: unknown, [step, ...steps]: Way, change: (part: unknown) => unknown): unknown {
  if (step === undefined) return change(value);
  const list: readonly unknown[] | undefined = Array.isArray(value) ? value : undefined;
  if (list !== undefined)
    return list.map((part, index) => (String(index) === step ? changedAt(part, steps, change) : part));
  return Object.fromEntries(
    Object.entries(value as object).map(([key, part]) => [key, key === step ? changedAt(part, steps, change) : part]),
  );
}

/**
 * Changes a value in one place: something in it is replaced, left out or added.
 *
 * @param value The value.
 * @returns Values one step away from it.
 */
export function near(value: unknown): fc.Arbitrary<unknown> {
  const change = fc.record({
    way: fc.constantFrom(...waysInto(value)),
    name: fc.constantFrom(...oddNames),
    odd: oddValue,
    how: fc.nat(3),
  });
  return change.map(({ way, name, odd, how }) =>
    changedAt(value, way, (part) => {
      if (typeof part !== 'object' || part === null || how === 0) return odd;
      const list: readonly unknown[] | undefined = Array.isArray(part) ? part : undefined;
      if (list !== undefined) return how === 1 ? list.slice(1) : [...list, odd];
      return Object.fromEntries(how === 1 ? Object.entries(part).slice(1) : [...Object.entries(part), [name, odd]]);
    }),
  );
}

/**
 * Lists right files of each kind: a task, a reply, a record of software.
 *
 * @param registry The documents, whose examples are taken.
 * @returns What they hold.
 */
export function rightFiles(registry: OpenRegistry): readonly unknown[] {
  return registry.types.flatMap(({ kind, uri, current }) => {
    const [example] = current.examples;
    if (example === undefined) return [];
    const message = { [kind]: uri, [infoMember(kind)]: example.value };
    if (kind === 'servicetype') return [{ reponseword: 'YES', interfaces: [message] }];
    const block = writeBlock([{ uri, name: 'It', taskinfo: example.value as Readonly<Record<string, unknown>> }]);
    const { targetProduct, keywords } = block;
    return [message, { '@context': 'https://doi.org/10.5063/schema/codemeta-2.0', name: 'X', targetProduct, keywords }];
  });
}

const damage = fc.record({ at: fc.nat(), gone: fc.nat(3), put: fc.constantFrom('', '"', '{', ']', ',', '\n', ':', '\t', "'", '\u0000', '\ud800', '#', '&') }); // prettier-ignore

/**
 * Makes texts of files: right, wrong, damaged, and such that were never any file.
 *
 * @param registry The documents, whose examples are taken.
 * @returns The texts.
 */
export function texts(registry: OpenRegistry): fc.Arbitrary<string> {
  const value = fc.constantFrom(...rightFiles(registry)).chain((file) => fc.oneof(near(file), near(file).chain(near)));
  const written = fc
    .tuple(value, fc.constantFrom('json', 'indented', 'yaml'))
    .map(([file, how]) => (how === 'yaml' ? stringify(file) : JSON.stringify(file, undefined, how === 'json' ? 0 : 2)));
  const damaged = fc
    .tuple(written, damage)
    .map(([text, { at, gone, put }]) => text.slice(0, at % (text.length + 1)) + put + text.slice((at % (text.length + 1)) + gone)); // prettier-ignore
  return fc.oneof(
    { weight: 3, arbitrary: written },
    { weight: 3, arbitrary: damaged },
    fc.string({ unit: 'binary' }),
    fc.json(),
  );
}
