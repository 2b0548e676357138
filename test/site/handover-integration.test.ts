import type { Plugin } from 'vite';
import { describe, expect, it } from 'vitest';
import { handoverIntegration } from '../../src/site/handover-integration.ts';
import { openSound } from '../../src/site/sound.ts';

const { hooks } = handoverIntegration({ open: () => Promise.resolve(openSound({})), documents: '/src/documents.ts' });

/** What Vite gets in the place of a module, if anything takes its place. */
function loadedFor(command: 'build' | 'dev', module: string): unknown {
  const plugins: Plugin[] = [];
  const updateConfig = (config: { readonly vite: { readonly plugins: readonly Plugin[] } }): unknown =>
    plugins.push(...config.vite.plugins);
  void hooks['astro:config:setup']?.({ command, updateConfig } as never);
  const [plugin] = plugins;
  return (plugin?.load as ((id: string) => unknown) | undefined)?.(module);
}

describe('the documents of a site', () => {
  it('are not bundled into the pages of a build, which hands them over', () => {
    expect(loadedFor('build', '/src/documents.ts')).toBe('export const documents = {};');
    expect(loadedFor('build', '/src/registry.ts')).toBeUndefined();
  });

  it('are read by the pages themselves while these are developed', () => {
    expect(loadedFor('dev', '/src/documents.ts')).toBeUndefined();
  });
});
