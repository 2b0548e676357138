// @ts-check
import { identity } from './src/identity.ts';
import { registrySite } from './src/site/site-config.ts';

export default await registrySite(import.meta.dirname, identity);
