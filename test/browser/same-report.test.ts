import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import type { startEngine } from '../../src/site/browser/engine-client.ts';
import { pageData } from '../../src/site/validate/data-for-page.ts';
import type { EngineCalls } from '../../src/site/validate/engine-messages.ts';
import { openRegistry } from '../../src/registry/open.ts';
import { loadDocuments } from '../../src/load.ts';
import { compileValidators } from '../../src/validate/compile.ts';
import { validate } from '../../src/validate/validate.ts';
import { withParts } from '../parts.ts';
import { fixtureDocuments } from '../site/fixture-documents.ts';
import { keptSite, places, type Place } from '../site/kept-site.ts';
import { examplesOfInput } from '../site/validate/examples-of-input.ts';
import { browserPart, visiting } from './visit.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

declare const client: { readonly startEngine: typeof startEngine };

/** What starts an engine, as the page has it. */
async function clientScript(): Promise<string> {
  const entryPoints = [`${root}src/site/browser/engine-client.ts`];
  const { outputFiles } = await build({
    entryPoints,
    bundle: true,
    format: 'iife',
    globalName: 'client',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

function defineTests(place: Place): void {
  const visit = visiting(place);

  it(`gives the same report in a browser as in Node, byte for byte, served at ${place.base}`, async () => {
    const registry = openRegistry({ ...(await loadDocuments(root)), ...fixtureDocuments });
    const context = { registry, validators: compileValidators(registry) };
    const inputs = examplesOfInput(registry);
    const { files } = await keptSite(place, fixtureDocuments);
    const script = files.find((file) => file.startsWith('scripts/validate-engine-')) ?? '';
    const page = await visit.browser.newPage({ bypassCSP: true });
    await page.goto(visit.host.address);
    await page.addScriptTag({ content: await clientScript() });
    const told = await page.evaluate(
      async ({ address, data, texts }) => {
        const ask = client.startEngine<EngineCalls>(address, data);
        const reports: string[] = [];
        for (const input of texts) reports.push(JSON.stringify((await ask('check', { input })).report));
        return reports;
      },
      {
        address: visit.host.address + script,
        data: { ...pageData(registry), root: place.base },
        texts: inputs.map(({ text, name }) => ({ text, ...(name === undefined ? {} : { name }) })),
      },
    );
    await page.close();
    for (const [index, { what, text, name }] of inputs.entries()) {
      const report = await validate(text, context, name === undefined ? {} : { file: name });
      expect(told[index], what).toBe(JSON.stringify(report));
    }
    expect(inputs.length).toBeGreaterThan(500);
  });
}

withParts('the engine in a browser', browserPart, () => {
  for (const place of places) defineTests(place);
});
