import { beforeAll, describe, expect, it } from 'vitest';
import { exampleBlock } from '../../src/metadata/example-block.ts';
import { openRegistry, type OpenRegistry } from '../../src/registry/open.ts';
import { membersOf } from '../../src/report/proposal-text.ts';
import { compileValidators } from '../../src/validate/compile.ts';
import type { Report } from '../../src/validate/report.ts';
import { validate } from '../../src/validate/validate.ts';
import { documentOf, rightFacts } from '../document.ts';
import { openOwnDocuments } from '../documents.ts';

/** What the text of a block makes of the smallest CodeMeta file, as a person pastes it. */
function pasted(members: readonly string[], registry: OpenRegistry): Promise<Report> {
  const start = ['"@context": "https://doi.org/10.5063/schema/codemeta-2.0"', '"@type": "SoftwareSourceCode"'];
  const text = `{\n  ${start.join(',\n  ')},\n  "name": "Tool",\n${members.join('\n')}\n}\n`;
  return validate(text, { registry, validators: compileValidators(registry) });
}

function blockIn(registry: OpenRegistry): ReturnType<typeof exampleBlock> {
  const type = registry.named('tasktype', 'port-task');
  return type === undefined ? undefined : exampleBlock(type.current, type.uri);
}

describe('exampleBlock', () => {
  let registry: OpenRegistry;

  beforeAll(async () => {
    registry = await openOwnDocuments();
  });

  it('is valid in the smallest CodeMeta file, for every tasktype', async () => {
    for (const { kind, name, uri, current } of registry.types.filter((type) => type.current.status !== 'withdrawn')) {
      const block = exampleBlock(current, uri);
      if (kind === 'servicetype') expect(block, name).toBeUndefined();
      else {
        if (block === undefined) throw new Error(`${name} has no block.`);
        const { verdict, tasks } = await pasted(membersOf(block), registry);
        expect({ verdict, uris: tasks.map((task) => task.uri) }, name).toEqual({ verdict: 'valid', uris: [uri] });
        expect(block.keywords).toEqual([uri]);
      }
    }
  });

  it('declares an example that is written in YAML', async () => {
    const body =
      '```yaml accepted a port\nport: 8888\n```\n\n```json rejected #/name pattern\n{"port": 1, "name": "A"}\n```\n';
    const own = openRegistry({ 'tasktypes/port-task/1.0.md': documentOf({ body }) });
    const block = blockIn(own);
    if (block === undefined) throw new Error('There is no block.');
    expect((await pasted(membersOf(block), own)).verdict).toBe('valid');
  });

  it('offers nothing that was withdrawn', () => {
    const facts = `${rightFacts.replace('experimental', 'withdrawn')}\ndeprecated: {since: 2026-01-31, why: For a test.}`;
    const own = openRegistry({ 'tasktypes/port-task/1.0.md': documentOf({ facts }) });
    expect(own.problems).toEqual([]);
    expect(blockIn(own)).toBeUndefined();
  });
});
