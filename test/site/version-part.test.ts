import { describe, expect, it } from 'vitest';
import { keepIn } from '../../src/emit/kept.ts';
import { handOver } from '../../src/site/handover.ts';
import { openSound } from '../../src/site/sound.ts';
import { sectionsOf, versionPart, type VersionPart } from '../../src/site/version-part.ts';
import { versionOf, type Documents } from '../../src/spec/spec.ts';
import { documentOf, rightSchema } from '../document.ts';

const path = 'tasktypes/port-task/1.0.md';
const texts = new Map<string, string>();
let made = 0;
keepIn({
  get: (content) => texts.get(content),
  set: (content, text) => {
    made += 1;
    texts.set(content, text);
  },
});

/** The part of the page as a build makes it, and how many texts it has not found kept. */
async function built(documents: Documents): Promise<{ readonly part: VersionPart; readonly news: number }> {
  const sound = openSound(documents);
  handOver(sound);
  const before = made;
  const type = sound.registry.named('tasktype', 'port-task');
  const spec = type?.versions.find((one) => versionOf(one) === '1.0');
  if (type === undefined || spec === undefined) throw new Error('There is no version 1.0.');
  const part = await versionPart(sound.registry, spec, type.uri);
  await sectionsOf(sound.registry, spec, type.uri);
  return { part, news: made - before };
}

const all = 3;

describe('what the page of a version shows', () => {
  it('is made once for a document that stays as it is, build after build', async () => {
    const documents = { [path]: documentOf() };
    const first = await built(documents);
    const second = await built(documents);
    expect([first.news, second.news]).toEqual([all, 0]);
    expect(JSON.stringify(second.part)).toBe(JSON.stringify(first.part));
  });

  it('is made again when the prose has changed, and shows it', async () => {
    await built({ [path]: documentOf() });
    const changed = documentOf().replace('A task with a port.\n\n', 'A task with *one* port.\n\n');
    const { part, news } = await built({ [path]: changed });
    expect(part.prose.lead).toContain('A task with <em>one</em> port.');
    expect(news).toBeGreaterThan(0);
  });

  it('is made again when only the schema that it borrows from has changed', async () => {
    const borrowed = (maximum: number): Documents => ({
      [path]: documentOf({
        schema: rightSchema.replace(/port: \{.*\}/, "port: {$ref: '/tasktypes/other/1.0#/$defs/port'}"),
      }),
      'tasktypes/other/1.0.md': documentOf({
        schema: `${rightSchema.replace('PortTask', 'Other')}
  $defs:
    port: {type: integer, minimum: 1, maximum: ${String(maximum)}, description: TCP port.}`,
      }),
    });
    const limitsIn = ({ part }: { readonly part: VersionPart }): string => JSON.stringify(part.forms);
    expect(limitsIn(await built(borrowed(65_535)))).toContain('65535');
    expect(limitsIn(await built(borrowed(9_999)))).toContain('9999');
  });

  it('is made again when another version takes its place as the one that the type stands for', async () => {
    const linked = ({ part: { prose } }: { readonly part: VersionPart }): string => prose.lead + prose.html;
    expect(linked(await built({ [path]: documentOf() }))).toContain('Change it');
    const both = { [path]: documentOf(), [path.replace('1.0', '1.1')]: documentOf() };
    expect(linked(await built(both))).not.toContain('Change it');
  });
});
