// A thread of the server, which works out what others should not wait for.
import { parentPort, workerData } from 'node:worker_threads';
import type { Limits } from '../src/http/limits.ts';
import { serveLane } from '../src/http/node-lane.ts';
import { createWorker } from '../src/http/work.ts';
import { createTaskShortcut } from '../src/validate/task-shortcut.ts';
import { officialContext } from './official-context.ts';

const context = officialContext(workerData as Limits);
if (parentPort !== null) serveLane(parentPort, createWorker(context, createTaskShortcut(context)));
