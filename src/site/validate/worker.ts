import { serveEngine } from '../browser/engine-port.ts';
import { createEngine } from './engine.ts';
import type { EngineCalls } from './engine-messages.ts';
import type { PageData } from './page-data.ts';

serveEngine<EngineCalls>((data: PageData) => createEngine(data, (address, options) => fetch(address, options)));
