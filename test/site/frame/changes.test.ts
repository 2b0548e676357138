import { describe, expect, it } from 'vitest';
import { openRegistry, type OpenRegistry } from '../../../src/registry/open.ts';
import { feed } from '../../../src/site/feed.ts';
import { changes } from '../../../src/site/frame/changes.ts';
import { documentOf } from '../../document.ts';

const registryOf = (text: string): OpenRegistry => openRegistry({ 'tasktypes/port-task/1.0.md': text });

const deprecated = documentOf().replace(
  /status: \w+/,
  'status: deprecated\ndeprecated: {since: 2026-02-03, successor: other-task, why: "Ports & <names> were merged."}',
);

describe('the changes of a registry', () => {
  it('are what documents and the changelog give a day to, the newest first', () => {
    const changelog =
      '# Changelog\n\n## Unreleased\n\n- Now.\n\n## 1.1.0 (2026-03-04)\n\n- Add it.\n\n## [1.0.0] - 2026-01-02\n- Begin.';
    const all = changes(registryOf(deprecated), changelog);
    expect(all.map(({ date, title, text }) => [date, title, text])).toEqual([
      ['2026-03-04', 'Release 1.1.0', '- Add it.'],
      ['2026-02-03', 'Port task 1.0 (tasktype) is deprecated', 'Ports & <names> were merged. Use other-task instead.'],
      ['2026-01-02', 'Release 1.0.0', '- Begin.'],
    ]);
  });

  it('tell who confirmed a type', () => {
    const confirmed = documentOf().replace(
      /status: \w+/,
      '$&\nconfirmed: {by: The platform, date: 2026-05-06, url: "https://example.org/yes"}',
    );
    expect(changes(registryOf(confirmed), '')).toMatchObject([
      { date: '2026-05-06', title: 'Port task 1.0 (tasktype) is confirmed', path: '/tasktypes/port-task' },
    ]);
  });

  it('are none, and no feed, where nothing has a day', () => {
    expect(changes(registryOf(documentOf()), '## 1.0.0\n\n- No day.')).toEqual([]);
    expect(feed([])).toEqual([]);
  });
});

describe('the feed', () => {
  const [file] = feed(changes(registryOf(deprecated), ''));
  const xml = file?.content ?? '';

  it('has what RFC 4287 asks of a feed and of each entry, once each', () => {
    const [head = '', ...entries] = xml.split('<entry>');
    expect(entries).toHaveLength(1);
    for (const part of [head, ...entries])
      for (const name of ['id', 'title', 'updated']) expect(part.split(`<${name}>`), name).toHaveLength(2);
    expect(head).toContain('<author><name>tasktypes</name></author>');
    expect(head).toContain('<updated>2026-02-03T00:00:00Z</updated>');
    expect(entries[0]).toContain('<link rel="alternate" type="text/html" href="');
    expect([...xml.matchAll(/<id>([^<]+)</g)].every(([, id = '']) => URL.canParse(id))).toBe(true);
  });

  it('keeps text from documents text', () => {
    expect(xml).toContain('Ports &amp; &lt;names&gt; were merged.');
  });
});
