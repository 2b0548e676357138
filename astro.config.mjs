// @ts-check
import { identity } from './src/identity.ts';
import { registrySite } from './src/astro.entry.ts';

export default await registrySite(import.meta.dirname, identity);
