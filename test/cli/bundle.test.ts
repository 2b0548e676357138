import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandFile } from './command.ts';

const out = dirname(commandFile);
const text = readFileSync(join(out, 'main.cjs'), 'utf8');

describe('the bundled command', () => {
  it('starts with a line that names Node', () => {
    expect(readFileSync(commandFile, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  });

  it('asks at its start for nothing but what Node brings', () => {
    const asked = [...text.matchAll(/require\("([^"]+)"\)/g)].map(([, name = '']) => name);
    const files = new Set(readdirSync(out).map((name) => `./${name}`));
    expect(asked.filter((name) => !name.startsWith('node:') && !files.has(name))).toEqual([]);
  });

  it('holds neither ajv nor remark nor YAML', () => {
    expect(text).not.toMatch(/unified|micromark|mdast|parseDocument|Ajv2020/);
  });

  it('is small enough to start quickly', () => {
    expect(text.length).toBeLessThan(100_000);
  });

  it('keeps the notice of yaml in its file', () => {
    expect(readFileSync(join(out, 'yaml.cjs'), 'utf8')).toContain('Permission to use, copy, modify');
  });
});
