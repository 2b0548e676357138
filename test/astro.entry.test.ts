import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { registrySite } from '../src/astro.entry.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'own-site-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the configuration of a site', () => {
  it('is refused where nothing says what the registry is called', async () => {
    await expect(registrySite(folder)).rejects.toThrow(`There is no registry.json in "${folder}"`);
  });

  it('is refused where the identity is wrong, with the place', async () => {
    writeFileSync(join(folder, 'registry.json'), '{\n  "title": "Ports",\n  "identifiers": "ports"\n}\n');
    await expect(registrySite(folder)).rejects.toThrow('registry.json:3:3 `identifiers` is "ports"');
  });

  it('puts the identity of the registry into its pages', async () => {
    const identity = { title: 'Ports', identifiers: 'https://ports.example.org', formerIdentifiers: [] };
    writeFileSync(join(folder, 'registry.json'), JSON.stringify(identity));
    const { vite } = await registrySite(folder);
    expect(JSON.parse(String(vite?.define?.['TASKTYPES_IDENTITY']))).toEqual(identity);
  });
});
