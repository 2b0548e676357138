import { createApp, type App, type AppOptions } from '../../src/http/app.ts';
import { usualLimits } from '../../src/http/limits.ts';
import { readSite } from '../../src/http/node-site.ts';
import { createSite } from '../../src/http/site.ts';
import { registry, validators } from '../../src/official.ts';
import { checkTask } from '../../src/validate/check-task.ts';

/**
 * Makes the server of the official registry as far as its calls go.
 *
 * @param folder Folder of the built site; none for a server without pages.
 * @param options What is not as usual.
 * @returns The server, of no port yet.
 */
export function officialApp(folder?: string, options: Partial<AppOptions> = {}): App {
  const context: AppOptions['context'] = {
    ...{ registry, validators, limits: usualLimits },
    faultsOf: (uri, taskinfo) => checkTask(uri, taskinfo, { registry, validators }),
    tool: { version: '0.0.0', rulePagesOpen: false },
  };
  const site = createSite(folder === undefined ? [] : readSite(folder), registry, '/');
  return createApp({ context, site, base: '/', fields: {}, pageFields: {}, ...options });
}
