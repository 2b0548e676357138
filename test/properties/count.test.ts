import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const tests = fileURLToPath(new URL('../', import.meta.url));

it('stands for at least 12 properties here, and for 50 in all: the others stand beside what they speak of', () => {
  const count = (pattern: string): number =>
    globSync(pattern, { cwd: tests })
      .map((file) => readFileSync(tests + file, 'utf8').match(/fc\.assert\(/g)?.length ?? 0)
      .reduce((sum, one) => sum + one, 0);
  expect(count('properties/*.test.ts')).toBeGreaterThanOrEqual(12);
  expect(count('**/*.test.ts')).toBeGreaterThanOrEqual(50);
});
