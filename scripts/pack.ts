// Packs the built site for those who take it so, before it is served.
import { fileURLToPath } from 'node:url';
import { packSite } from '../src/http/node-packing.ts';

const folder = process.argv[2] ?? fileURLToPath(new URL('../dist', import.meta.url));
await packSite(folder, `${folder}.packed`);
