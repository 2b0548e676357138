import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createApp, type App } from '../src/http/app.ts';
import { usualLimits } from '../src/http/limits.ts';
import { ListenError, serve } from '../src/http/node.ts';
import { packSite, readSite } from '../src/http/node-site.ts';
import { createSite } from '../src/http/site.ts';
import { base, identifiersLead } from '../src/identity.ts';
import { registry, validators } from '../src/official.ts';
import { headerPolicy } from '../src/site/page-policy.ts';
import { checkTask } from '../src/validate/check-task.ts';
import packageFile from '../package.json' with { type: 'json' };

const fields = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': '*',
  'content-security-policy': headerPolicy,
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-content-type-options': 'nosniff',
};

export function quick(folder: string): { app: App; files: ReturnType<typeof readSite> } {
  const files = readSite(folder);
  const context = {
    registry,
    validators,
    faultsOf: (uri: string, taskinfo: Parameters<typeof checkTask>[1]) => checkTask(uri, taskinfo, { registry, validators }),
    limits: usualLimits,
    tool: { version: packageFile.version, rulePagesOpen: identifiersLead },
  };
  return { files, app: createApp({ context, site: createSite(files, registry, base), base, fields }) };
}

const folder = process.argv[2] ?? fileURLToPath(new URL('../dist', import.meta.url));
const { app, files } = quick(folder);



const running = await serve(app, { port: Number(process.env['PORT'] ?? 4321) });
console.log(running.address); process.once('SIGTERM', () => { void running.close().then(() => process.exit(0)); });
void [existsSync, join, ListenError];
