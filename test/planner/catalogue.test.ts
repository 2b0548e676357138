import { describe, expect, it } from 'vitest';
import { createPlanner } from '../../src/planner.entry.ts';
import type { Reply } from '../../src/planner/message.ts';
import { createChecker } from '../../src/spec/checker.ts';
import { isObject } from '../../src/spec/object.ts';
import { openOwnDocuments } from '../documents.ts';
import { webInterface } from './planners.ts';

const documents = await openOwnDocuments();
const tasktypes = documents.types.filter(({ kind }) => kind === 'tasktype');
const planner = await createPlanner(tasktypes.map(({ uri }) => ({ tasktype: uri, interfaces: [webInterface()] })));

const ask = (tasktype: string, taskinfo: unknown): Reply => planner.answer({ tasktype, taskinfo });

/** The value with each of its fields, and each pair of them, left out. */
function* partsOf(value: Readonly<Record<string, unknown>>): Generator<Readonly<Record<string, unknown>>> {
  const names = Object.keys(value);
  for (const [index, one] of names.entries())
    for (const other of names.slice(index))
      yield Object.fromEntries(Object.entries(value).filter(([name]) => name !== one && name !== other));
}

describe.each(tasktypes.map((type) => [type.name, type] as const))('%s', (_, { uri, current }) => {
  const check = createChecker(documents.schemaOf(current));
  const valuesOf = (verdict: 'accepted' | 'rejected'): readonly unknown[] =>
    current.examples.filter((example) => example.verdict === verdict).map(({ value }) => value);

  const accepted = valuesOf('accepted').filter(isObject);
  const additions = [
    ...accepted,
    ...accepted.flatMap((value) => Object.entries(value).map((field) => Object.fromEntries([field]))),
  ];
  /** With what accepted examples have, all of it or one field. */
  const canBecomeRight = (value: unknown): boolean =>
    isObject(value) && additions.some((fields) => check({ ...fields, ...value }));

  it('is answered with YES for every accepted example', () => {
    expect(valuesOf('accepted').filter((value) => ask(uri, value).reponseword !== 'YES')).toEqual([]);
  });

  it('is answered with NO for every rejected example but those that further fields make right', () => {
    const taken = valuesOf('rejected').filter((value) => ask(uri, value).reponseword === 'YES');
    expect(taken.filter((value) => !canBecomeRight(value))).toEqual([]);
  });

  it('is never answered with NO because a field is missing', () => {
    const parts = valuesOf('accepted')
      .filter(isObject)
      .flatMap((value) => [...partsOf(value)]);
    const refused = parts
      .map((part) => [part, ask(uri, part)] as const)
      .filter(([, { reponseword }]) => reponseword === 'NO');
    expect(refused.map(([part, reply]) => JSON.stringify([part, reply]))).toEqual([]);
  });

  it('is refused with a reason that names rule and place', () => {
    const replies = valuesOf('rejected')
      .filter((value) => !check(value))
      .map((value) => ask(uri, value));
    const reasons = replies.flatMap((reply) => (reply.reponseword === 'NO' ? reply.reponseinfo.reasons : []));
    expect(reasons.filter(({ rule, path }) => rule === undefined || path?.startsWith('/taskinfo') !== true)).toEqual(
      [],
    );
  });
});
