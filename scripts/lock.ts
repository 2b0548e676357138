// Locks the contracts of stable versions: `npm run lock`.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { replaceFile } from '../src/cli/replace-file.ts';
import { loadDocuments } from '../src/load.ts';
import { brokenLocks, lock, type Locks } from '../src/registry/contract.ts';
import { openRegistry } from '../src/registry/open.ts';
import { checkExamples } from '../src/validate/examples.ts';

const root = new URL('../', import.meta.url);
const file = new URL('.config/contracts.lock.json', root);

async function readLocks(): Promise<Locks> {
  const text = await readFile(file, 'utf8');
  try {
    return JSON.parse(text) as Locks;
  } catch (error) {
    throw new Error(`${fileURLToPath(file)} is not readable JSON; restore it with git.`, { cause: error });
  }
}

/** What speaks against locking anything now, one sentence each. */
async function objections(registry: ReturnType<typeof openRegistry>, locks: Locks): Promise<readonly string[]> {
  const errors = [...registry.problems, ...checkExamples(registry)].filter(({ severity }) => severity === 'error');
  const broken = await brokenLocks(registry.specs, locks);
  return [
    ...errors.map(({ path, line, message }) => `${path}:${line ?? 1} ${message}`),
    ...broken.map(({ message }) => message),
  ];
}

try {
  const registry = openRegistry(await loadDocuments(fileURLToPath(root)));
  const locks = await readLocks();
  const against = await objections(registry, locks);
  for (const sentence of against) console.error(sentence);
  if (against.length > 0) process.exitCode = 1;
  else {
    const next = await lock(registry.specs, locks);
    const unwritten = await replaceFile(fileURLToPath(file), `${JSON.stringify(next, null, 2)}\n`);
    if (unwritten !== undefined) throw new Error(`${unwritten.message} ${unwritten.hint}`);
    const count = Object.keys(next).length;
    console.log(`${count} locked, ${count - Object.keys(locks).length} of them new`);
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 2;
}
