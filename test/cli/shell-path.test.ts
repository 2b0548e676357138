import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { shellPath } from '../../src/cli/shell-path.ts';

describe('shellPath', () => {
  it.each(['my-registry', '../types_2', '/srv/a.b'])('leaves %s as it is', (path) => {
    expect(shellPath(path)).toBe(path);
  });

  it.each(['my reg', "it's", '~', '$HOME', 'a;b', '*', 'a\nb'])(
    'writes %j so that a shell takes it as one word',
    (path) => {
      expect(execFileSync('sh', ['-c', `printf %s ${shellPath(path)}`], { encoding: 'utf8' })).toBe(path);
    },
  );

  it('writes a path that looks like an option so that it is none', () => {
    expect(shellPath('-x')).toBe('./-x');
  });
});
