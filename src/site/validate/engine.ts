import { createRegistry } from '../../registry/registry.ts';
import type { Report } from '../../validate/report.ts';
import { examine } from '../../validate/validate.ts';
import { createValidators } from '../../validate/validator.ts';
import type { Checked, CheckInput, EngineCall, EngineCalls, Runner } from './engine-messages.ts';
import type { PageData } from './page-data.ts';
import { schemasOf, type Fetch } from './schemas.ts';

/** Answers the calls of the page. */
export type Engine = (call: EngineCall) => Promise<EngineCalls[EngineCall['name']]['answer']>;

function runnersOf({ tasks }: Report, { runners }: PageData): readonly (readonly Runner[])[] {
  return tasks.map(({ uri }) => (uri !== undefined && Object.hasOwn(runners, uri) ? (runners[uri] ?? []) : []));
}

/**
 * Makes the engine of the Validate page.
 *
 * @param data What the page takes along.
 * @param fetch Asks the host of the pages for schemas, and Zenodo for records; nothing else is sent anywhere.
 * @returns The engine; it rejects with an {@link Error} that says in a sentence what was in the way.
 */
export function createEngine(data: PageData, fetch: Fetch): Engine {
  const context = {
    registry: createRegistry(data.entries, data),
    validators: createValidators(schemasOf(data, fetch)),
  };
  const check = async ({ text, name }: CheckInput): Promise<Checked> => {
    const options = name === undefined ? {} : { file: name };
    const examined = await examine(text, context, options);
    const { report } = examined;
    const { fixesOf, blocksOf } = await import('./mending.ts');
    return {
      report,
      fixes: await fixesOf(text, examined, context, options),
      blocks: await blocksOf(text, report, context, options),
      runners: runnersOf(report, data),
    };
  };
  return async (call) => {
    if (call.name === 'check') return check(call.input);
    const { findInZip, findInRecord } = await import('./finding.ts');
    return call.name === 'zip' ? findInZip(call.zip) : findInRecord(call.record, fetch, data.zenodo);
  };
}
