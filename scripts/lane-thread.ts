// A thread of the server, which works out what others should not wait for.
import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type { Limits } from '../src/http/limits.ts';
import { serveLane } from '../src/http/node-lane.ts';
import { createWorker } from '../src/http/work.ts';
import { createTaskShortcut } from '../src/validate/task-shortcut.ts';
import { officialContext } from './official-context.ts';

// On Linux each thread has a rank of its own: whoever is answered at once goes before.
if (process.platform === 'linux') setPriority(10);
const context = officialContext(workerData as Limits);
if (parentPort !== null) serveLane(parentPort, createWorker(context, createTaskShortcut(context)));
