import { createServer } from 'node:http';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { versionTypes } from '../../src/emit/typescript.ts';
import { openRegistry, type OpenRegistry } from '../../src/registry/open.ts';
import { checkExamples } from '../../src/validate/examples.ts';
import { folderWith } from '../cli/command.ts';
import { documentOf, rightSchema } from '../document.ts';

const path = 'tasktypes/port-task/1.0.md';
const canary = 'CANARY_IN_THE_OUTPUT';

/** Opens one document whose schema has one more property. */
const opened = (property: string): OpenRegistry =>
  openRegistry({ [path]: documentOf({ schema: `${rightSchema}\n    extra: ${property}` }) });

/** A server that notes who asks it; the address is one that a schema may name. */
async function listening(): Promise<{ readonly address: string; readonly asked: readonly string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end(JSON.stringify({ const: canary }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as { readonly port: number };
  return { address: `http://127.0.0.1:${port}/schema.json`, asked };
}

function secretFile(): string {
  const file = join(folderWith({}), 'secret.json');
  writeFileSync(file, JSON.stringify({ type: 'string', const: canary }));
  return file;
}

describe('a schema that would have the generator run code, read files or ask the network', () => {
  it.each([
    ['tsType', `{type: string, maxLength: 9, description: X., tsType: "${canary}"}`, 'keyword-is-in-profile'],
    ['tsEnumNames', `{enum: [1], description: X., tsEnumNames: [${canary}]}`, 'keyword-is-in-profile'],
    ['a file', '{$ref: "file:///etc/passwd"}', 'reference-leads-somewhere'],
    ['a path', '{$ref: "/etc/passwd"}', 'reference-leads-somewhere'],
    ['a path upwards', '{$ref: "../../../../etc/passwd"}', 'reference-leads-somewhere'],
    ['an address', '{$ref: "http://127.0.0.1:9/x.json"}', 'reference-leads-somewhere'],
    ['$id', '{$id: "https://example.org/x", type: boolean, description: X.}', 'keyword-is-in-profile'],
    ['$dynamicRef', '{$dynamicRef: "#x"}', 'keyword-is-in-profile'],
    ['$async', '{$async: true, type: boolean, description: X.}', 'keyword-is-in-profile'],
    ['$data', '{type: integer, minimum: {$data: 1/port}, description: X.}', 'schema-compiles'],
  ])('is an error before any generator sees it: %s', (_, property, rule) => {
    const registry = opened(property);
    const problems = [...registry.problems, ...checkExamples(registry)];
    const errors = problems.filter(({ severity }) => severity === 'error');
    expect(errors.map((one) => one.rule)).toContain(rule);
  });

  it('makes the generator neither ask nor read, nor write what it was told to, even past the lint', async () => {
    const { address, asked } = await listening();
    for (const property of [
      `{$ref: "${address}"}`,
      `{$ref: "${pathToFileURL(secretFile()).href}"}`,
      `{enum: [1], description: X., tsEnumNames: [${canary}]}`,
    ]) {
      const registry = opened(property);
      const [spec] = registry.specs;
      if (spec === undefined) throw new Error('the document is not readable');
      expect(await versionTypes(registry, spec).catch(String)).not.toContain(canary);
    }
    expect(asked).toEqual([]);
  });

  it('cannot leave the comment or the text that it stands in', async () => {
    const breakers = ['*/ export const CANARY = 1; /*', '*\\/', '`${CANARY}`', "'; CANARY; '", '"; CANARY; "'];
    for (const text of breakers) {
      const registry = opened(`{enum: [${JSON.stringify(text)}], description: ${JSON.stringify(`X ${text}`)}}`);
      const [spec] = registry.specs;
      if (spec === undefined) throw new Error('the document is not readable');
      const code = (await versionTypes(registry, spec)).replace(/\/\*[^]*?\*\/|"(?:[^"\\]|\\.)*"/g, '');
      expect(code).not.toContain('CANARY');
    }
  });
});
