import type { Context } from '../src/http/context.ts';
import type { Limits } from '../src/http/limits.ts';
import { identifiersLead } from '../src/identity.ts';
import { registry, validators } from '../src/official.ts';
import { checkTask } from '../src/validate/check-task.ts';
import packageFile from '../package.json' with { type: 'json' };

/**
 * Gathers what the calls of the official registry work with.
 *
 * @param limits What one call may cost.
 * @returns The context.
 */
export function officialContext(limits: Limits): Context {
  return {
    ...{ registry, validators, limits },
    faultsOf: (uri, taskinfo) => checkTask(uri, taskinfo, { registry, validators }),
    tool: { version: packageFile.version, rulePagesOpen: identifiersLead },
  };
}
