import type { OpenRegistry } from '../registry/open.ts';
import { documents } from './documents.ts';
import { handedOver } from './handover.ts';
import { openSound, refusalOf, type Sound } from './sound.ts';

/** Astro's server for development puts `true` in the place of this word; nothing else defines it. */
declare const TASKTYPES_IN_DEVELOPMENT: boolean | undefined;

function open(): Sound {
  const opened = handedOver() ?? openSound(documents);
  if (opened.errors.length === 0 || typeof TASKTYPES_IN_DEVELOPMENT !== 'undefined') return opened;
  const { message, hint } = refusalOf(opened.errors);
  // Astro shows the hint last, and a stack would lead nowhere.
  throw Object.assign(new Error(message), { hint, stack: '' });
}

/** The documents as they are; one with an error stops a build here, and is left out while they are written. */
export const sound: Sound = open();

/** The registry that the pages show. */
export const registry: OpenRegistry = sound.registry;
