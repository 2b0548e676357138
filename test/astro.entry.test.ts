import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AstroUserConfig } from 'astro';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { registrySite } from '../src/astro.entry.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'own-site-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  vi.unstubAllEnvs();
});

/** The configuration of a site of that origin, which is read when the module is loaded. */
async function configuredFor(origin: string): Promise<AstroUserConfig> {
  vi.stubEnv('TASKTYPES_SITE', origin);
  vi.resetModules();
  const { registrySite: fresh } = await import('../src/astro.entry.ts');
  return fresh(folder, { title: 'Ports', identifiers: 'https://ports.example.org', formerIdentifiers: [] });
}

describe('the configuration of a site', () => {
  it('is refused where nothing says what the registry is called', async () => {
    await expect(registrySite(folder)).rejects.toThrow(`There is no registry.json in "${folder}"`);
  });

  it('is refused where the identity is wrong, with the place', async () => {
    writeFileSync(join(folder, 'registry.json'), '{\n  "title": "Ports",\n  "identifiers": "ports"\n}\n');
    await expect(registrySite(folder)).rejects.toThrow('registry.json:3:3 `identifiers` is "ports"');
  });

  it('puts the identity of the registry into its pages', async () => {
    const named = { title: 'Ports', identifiers: 'https://ports.example.org', formerIdentifiers: [] };
    const identity = { ...named, repository: 'https://github.com/somebody/ports' };
    writeFileSync(join(folder, 'registry.json'), JSON.stringify(identity));
    const { vite } = await registrySite(folder);
    expect(JSON.parse(String(vite?.define?.['TASKTYPES_IDENTITY']))).toEqual({ ...identity, isOfficial: false });
  });

  it('is refused where the repository is no address of the web', async () => {
    const identity = { title: 'Ports', identifiers: 'https://ports.example.org', repository: 'javascript:alert(1)' };
    writeFileSync(join(folder, 'registry.json'), JSON.stringify(identity));
    await expect(registrySite(folder)).rejects.toThrow('`repository` is "javascript:alert(1)"');
  });

  it.each(['example.org', 'ftp://example.org', 'https://example.org/types', 'https://a@example.org', '['])(
    'is refused where TASKTYPES_SITE is %s, with what to write',
    async (origin) => {
      await expect(configuredFor(origin)).rejects.toThrow(
        `TASKTYPES_SITE is "${origin}", which is no origin of the web. Write the scheme and the host, for example TASKTYPES_SITE=https://example.org;`,
      );
    },
  );

  it('is refused with the sentence alone, because Astro shows a stack', async () => {
    await expect(configuredFor('example.org')).rejects.toMatchObject({ stack: '' });
  });

  it.each([
    ['https://example.org', 'https://example.org'],
    ['http://Example.org:8080/', 'http://example.org:8080'],
    ['', 'http://127.0.0.1:4321'],
  ])('takes %j as an origin', async (written, origin) => {
    expect((await configuredFor(written)).site).toBe(origin);
  });
});
