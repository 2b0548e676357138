// Locks the contracts of stable versions: `npm run lock`.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { loadDocuments } from '../src/load.ts';
import { brokenLocks, lock, type Locks } from '../src/registry/contract.ts';
import { openRegistry } from '../src/registry/open.ts';

const root = new URL('../', import.meta.url);
const file = new URL('.config/contracts.lock.json', root);

const { specs } = openRegistry(await loadDocuments(fileURLToPath(root)));
const locks = JSON.parse(await readFile(file, 'utf8')) as Locks;
const broken = await brokenLocks(specs, locks);
for (const { message } of broken) console.error(message);
if (broken.length > 0) process.exitCode = 1;
else {
  const next = await lock(specs, locks);
  await writeFile(file, `${JSON.stringify(next, null, 2)}\n`);
  console.log(
    `${Object.keys(next).length} locked, ${Object.keys(next).length - Object.keys(locks).length} of them new`,
  );
}
