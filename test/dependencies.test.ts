import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Locked {
  readonly version: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
}

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'));
const { packages } = read('package-lock.json') as { readonly packages: Readonly<Record<string, Locked>> };
const manifest = read('package.json') as {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly allowScripts: Readonly<Record<string, boolean>>;
};
const { '': _root, ...installed } = packages;
const entries = Object.entries(installed);
const nameOf = (path: string): string => path.split('node_modules/').at(-1) ?? '';

/** Says whether a version is at least another one; neither is a prerelease. */
function isAtLeast(version: string, least: string): boolean {
  const [ours = [], theirs = []] = [version, least].map((text) => text.split('.').map(Number));
  const differing = ours.findIndex((part, index) => part !== theirs[index]);
  return differing < 0 || (ours[differing] ?? 0) > (theirs[differing] ?? 0);
}

describe('the lock file', () => {
  it('has the digest of every package, and no address of a registry', () => {
    expect(entries.length).toBeGreaterThan(100);
    expect(entries.filter(([, { integrity = '' }]) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity))).toEqual([]);
    expect(entries.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });

  it('has install scripts in two packages only: node, which is allowed to run, and esbuild, which works without', () => {
    const scripted = entries.filter(([, { hasInstallScript = false }]) => hasInstallScript);
    expect(scripted.map(([path, { dev }]) => [nameOf(path), dev])).toEqual([
      ['esbuild', true],
      ['node', true],
    ]);
    expect(manifest.allowScripts).toEqual({ node: true, esbuild: false });
  });

  it.each([
    ['ajv', '8.18.0'],
    ['fast-uri', '3.1.2'],
    ['hono', '4.13.5'],
    ['yaml', '2.9.1'],
  ])('has %s in production in %s or newer, where what is known of it was mended', (name, least) => {
    const versions = entries.filter(([path, { dev }]) => nameOf(path) === name && dev !== true);
    expect(versions).not.toEqual([]);
    for (const [, { version }] of versions) expect(isAtLeast(version, least), version).toBe(true);
  });

  it('has no more packages in production than it had, most of them of remark', () => {
    const production = entries.filter(([, { dev }]) => dev !== true).map(([path]) => nameOf(path));
    const ofRemark = /^(?:remark|micromark|mdast-util|unist-util|vfile|unified|@types\/(?:mdast|unist))/;
    expect(production.length).toBeLessThanOrEqual(102);
    expect(production.filter((name) => !ofRemark.test(name)).length).toBeLessThanOrEqual(54);
    expect(Object.keys(manifest.dependencies).length).toBeLessThanOrEqual(13);
  });
});
