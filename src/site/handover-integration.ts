import type { AstroIntegration } from 'astro';
import { handOver } from './handover.ts';
import type { Sound } from './sound.ts';

/**
 * Opens the documents once for everything that a build makes.
 *
 * @param open Opens the documents as they are now.
 * @returns The integration.
 */
export function handoverIntegration(open: () => Promise<Sound>): AstroIntegration {
  return {
    name: 'documents',
    hooks: { 'astro:build:start': async () => handOver(await open()) },
  };
}
