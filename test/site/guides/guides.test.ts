import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readArguments } from '../../../src/cli/arguments.ts';
import { commandsFile } from '../../../src/cli/command-reference.ts';
import { commands } from '../../../src/cli/commands.ts';
import { guideGroups, guidePages, guidesOf } from '../../../src/site/guides/guide-pages.ts';
import { exampleAddress, readers, readGuide } from '../../../src/site/guides/guide.ts';
import { registry } from '../../../src/site/registry.ts';

const generated = fileURLToPath(new URL('../../../src/generated/commands.json', import.meta.url));

const source = (body: string): string =>
  `---\ntitle: A guide\nsummary: It guides.\nreader: uri\norder: 1\n---\n\nBefore.\n\n${body}\n`;

describe('a guide', () => {
  it('is taken apart at its headings, with all words below each', () => {
    const { title, sections, html } = readGuide(
      'a',
      source('## One *two*\n\nText with `code`.\n\n```sh\nls\n```\n\n### Deeper\n\n- a\n- b\n\n## Three\n\nEnd.'),
    );
    expect(title).toBe('A guide');
    expect(sections).toEqual([
      { id: 'one-two', title: 'One two', text: 'Text with code. ls Deeper a b' },
      { id: 'three', title: 'Three', text: 'End.' },
    ]);
    for (const { id } of sections) expect(html).toContain(`<h2 id="${id}">`);
  });

  it('shows the name of a file above its text, and that of nothing else', () => {
    const { html } = readGuide('a', source('```yaml .gitlab-ci.yml\na: 1\n```\n\n```sh exits 1\nfalse\n```'));
    expect(html.match(/<figcaption>[^<]*/g)).toEqual(['<figcaption>.gitlab-ci.yml']);
  });

  it('names the address at which the site is served', () => {
    const guide = source(`Open ${exampleAddress}/index.json.`);
    expect(readGuide('a', guide, 'https://example.net/registry').html).toContain(
      'https://example.net/registry/index.json',
    );
    expect(readGuide('a', guide).html).toContain(`${exampleAddress}/index.json`);
  });

  it('lets no raw HTML through', () => {
    expect(readGuide('a', source('<script>alert(1)</script>')).html).not.toContain('script');
  });
});

describe('the guides', () => {
  it('have facts, sections, and places of their own in the order', () => {
    for (const { slug, title, summary, reader, sections } of guidePages) {
      expect(title, slug).not.toBe('');
      expect(summary, slug).toMatch(/\.$/);
      expect(readers.map((one) => one.reader)).toContain(reader);
      expect(sections.length, slug).toBeGreaterThan(2);
      for (const section of sections) expect(section.text, `${slug}#${section.id}`).not.toBe('');
    }
    expect(new Set(guidePages.map(({ order }) => order)).size).toBe(guidePages.length);
  });

  it('stand in one group each, and serve each kind of reader', () => {
    const groups = guideGroups(guidePages);
    expect(groups.map(({ title }) => title)).toEqual(readers.map(({ title }) => title));
    expect(groups.flatMap(({ guides }) => guides)).toHaveLength(guidePages.length);
  });

  it('of a registry of somebody else name no type of this one, and lead to no guide that is not there', () => {
    const own = guidesOf(false);
    expect(own.map(({ slug }) => slug)).toEqual(['own-registry', 'commands']);
    const names = new Set(registry.types.map(({ name }) => name).filter((name) => name.includes('-')));
    for (const { slug, html } of own) {
      expect(
        (html.match(/[a-z0-9]+(?:-[a-z0-9]+)+/g) ?? []).filter((word) => names.has(word)),
        slug,
      ).toEqual([]);
      const links = [...html.matchAll(/\/guides\/([a-z-]+)/g)].map(([, name]) => name);
      expect(links.filter((name) => !own.some((guide) => guide.slug === name))).toEqual([]);
      expect(html, slug).not.toMatch(/href="\/(?:task|service)types\//);
    }
  });
});

/** The words behind `tasktypes` in an example, up to a pipe; none of them is quoted but by single quotes. */
function wordsOf(command: string): readonly string[] {
  const [, call = ''] = /tasktypes ([^|>]*)/.exec(command) ?? [];
  return (call.match(/'[^']*'|[^\s']+/g) ?? []).map((word) => word.replace(/^'|'$/g, ''));
}

describe('the reference of the command line', () => {
  it('is made from the commands as they are', () => {
    expect(readFileSync(generated, 'utf8')).toBe(commandsFile(registry).content);
  });

  it('has a section for each command, with every option, exit code and example', () => {
    const page = guidePages.find(({ slug }) => slug === 'commands');
    expect(page?.sections.map(({ id }) => id)).toEqual(commands.map(({ name }) => name.replace(' ', '-')));
    for (const [index, { options, exits, examples }] of commands.entries()) {
      const text = page?.sections[index]?.text ?? '';
      for (const { name } of options) expect(text).toContain(`--${name}`);
      for (const [code, meaning] of exits) expect(text).toContain(`${code} ${meaning}`);
      for (const { command } of examples) expect(text).toContain(command);
    }
  });

  it('shows examples whose arguments the command takes', () => {
    for (const command of commands)
      for (const example of command.examples) {
        const words = wordsOf(example.command);
        const { length } = command.name.split(' ');
        expect(words.slice(0, length).join(' '), example.command).toBe(command.name);
        const rest = words.slice(length);
        expect(readArguments(command, rest), example.command).not.toHaveProperty('message');
      }
  });
});
