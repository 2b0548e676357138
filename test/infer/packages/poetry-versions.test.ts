import { expect, it } from 'vitest';
import { fromPoetry } from '../../../src/infer/packages/poetry-versions.ts';

it.each([
  ['^3.9', '>=3.9,<4.0'],
  ['^1.2.3', '>=1.2.3,<2.0.0'],
  ['^0.2.3', '>=0.2.3,<0.3.0'],
  ['^0.0.3', '>=0.0.3,<0.0.4'],
  ['^0', '>=0,<1'],
  ['^0.0', '>=0.0,<0.1'],
  ['~1', '>=1,<2'],
  ['~1.2', '>=1.2,<1.3'],
  ['~1.2.3', '>=1.2.3,<1.3.0'],
  ['1.2.3', '==1.2.3'],
  ['3.*', '==3.*'],
  ['*', ''],
  ['>=3.9, <4', '>=3.9,<4'],
])('a constraint of Poetry says in Python: %s', (constraint, says) => expect(fromPoetry(constraint)).toBe(says));

it.each(['>=3.9 || ~2.7', '^1.0rc1', '^1 || ^2', 'latest', `^${'9'.repeat(300)}`])(
  'a constraint that Python cannot say is left: %s',
  (constraint) => expect(fromPoetry(constraint)).toBeUndefined(),
);
