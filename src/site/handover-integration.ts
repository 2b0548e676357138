import type { AstroIntegration } from 'astro';
import { handOver } from './handover.ts';
import type { Sound } from './sound.ts';

/** What is handed over, and what stands in for it while pages are developed. */
export interface HandoverOptions {
  /** Opens the documents as they are now. */
  readonly open: () => Promise<Sound>;
  /** Path of the module that holds the texts of all documents. */
  readonly documents: string;
}

/**
 * Opens the documents once for everything that a build makes. Its pages hold none of their texts then: bundling thousands
 * would take as long as a part of the pages.
 *
 * @param options What is handed over.
 * @returns The integration.
 */
export function handoverIntegration({ open, documents }: HandoverOptions): AstroIntegration {
  const plugin = {
    name: 'documents',
    enforce: 'pre',
    load: (id: string) => (id === documents ? 'export const documents = {};' : undefined),
  } as const;
  return {
    name: 'documents',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        if (command === 'build') updateConfig({ vite: { plugins: [plugin] } });
      },
      'astro:build:start': async () => handOver(await open()),
    },
  };
}
