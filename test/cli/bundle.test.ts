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

  it('keeps the notice of ajv in every validator, and that of yaml in its file', () => {
    const validators = readdirSync(join(out, 'validators'), { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.cjs'),
    );
    expect(validators.length).toBeGreaterThan(0);
    for (const path of validators)
      expect(readFileSync(join(out, 'validators', path), 'utf8')).toMatch(/^\/\*[^]*ajv[^]*\*\//);
    expect(readFileSync(join(out, 'yaml.cjs'), 'utf8')).toContain('Permission to use, copy, modify');
  });
});
