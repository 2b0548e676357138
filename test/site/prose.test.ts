import { describe, expect, it } from 'vitest';
import { pageLink } from '../../src/site/addresses.ts';
import type { ExampleNote } from '../../src/site/example-notes.ts';
import { renderProse } from '../../src/site/prose.ts';

const document = (body: string): string => `---\ntitle: A type\n---\n\n${body}\n`;
function htmlOf(body: string, notes?: ReadonlyMap<number, ExampleNote>): string {
  const { lead, html } = renderProse(document(body), notes);
  return lead + html;
}

const tryIt = { text: 'Try it', link: '/validate/#example=tasktypes/a/1.0/0' };
const actions = '<span class="actions"><a href="/validate/#example=tasktypes/a/1.0/0">Try it</a> </span>';

describe('renderProse', () => {
  it('passes over the front matter', () => {
    expect(htmlOf('Hello.')).toContain('<p>Hello.</p>');
    expect(htmlOf('Hello.')).not.toContain('A type');
  });

  it('leads links to types to their pages here', () => {
    expect(htmlOf('[x](/servicetypes/jupyter-hub)')).toContain(`href="${pageLink('/servicetypes/jupyter-hub')}"`);
  });

  it('leaves the first level of headings to the title of the page', () => {
    expect(htmlOf('# Big\n\n## Small')).toMatch(/<h2 [^>]*>Big<\/h2>\s*<h2 [^>]*>Small<\/h2>/);
  });

  it('keeps an example at its place, a rejected one behind the sentence that refuses it', () => {
    const source =
      'Before.\n\n```json accepted a port\n{"port": 1}\n```\n\n```json rejected #/port type\n{"port": "<1>"}\n```\n\nAfter.';
    const html = htmlOf(
      source,
      new Map([
        [7, { id: 'example/0', verdict: 'accepted', name: 'a port', reasons: [], links: [tryIt] }],
        [
          11,
          {
            id: 'example/1',
            verdict: 'rejected',
            reasons: [
              { pointer: '/port', keyword: 'type', message: '`port` is a text.', hint: 'Write `1`.', anchor: '/port' },
            ],
            links: [tryIt],
          },
        ],
      ]),
    );
    expect(html.replace(/\n/g, '')).toBe(
      '<p>Before.</p><h2 id="about/examples">Examples</h2>' +
        `<figure id="example/0" class="example accepted"><figcaption><span><strong>Accepted</strong> a port</span>${actions}</figcaption><pre><code class="language-json">{"port": 1}</code></pre></figure>` +
        '<details id="example/1" class="example rejected"><summary><strong>Rejected</strong> <code>port</code> is a text.</summary><pre><code class="language-json">{"port": "&#x3C;1>"}</code></pre>' +
        `<p class="reasons">Write <code>1</code>. <a href="#/port"><code>#/port type</code></a></p>${actions}</details>` +
        '<p>After.</p>',
    );
  });

  it('lists several reasons of one example', () => {
    const reason = { pointer: '', keyword: 'required', message: 'No.' };
    const note: ExampleNote = { id: 'example/0', verdict: 'rejected', reasons: [reason, reason], links: [] };
    const notes = new Map([[5, note]]);
    const html = htmlOf('```json rejected # required, # required\n{}\n```', notes);
    expect(html).toContain('<summary><strong>Rejected</strong> No. And 1 more reason.</summary>');
    expect(html).toContain('<ul><li>No. <code># required</code></li><li>No. <code># required</code></li></ul>');
  });

  it('ends the lead at the first heading, or at the first example', () => {
    expect(renderProse(document('One.\n\nTwo.\n\n## How\n\nThree.'))).toEqual({
      lead: '<p>One.</p>\n<p>Two.</p>\n',
      html: '<h2 id="about/how">How</h2>\n<p>Three.</p>',
      headings: [{ id: 'about/how', text: 'How' }],
    });
    expect(renderProse(document('One.'))).toEqual({ lead: '<p>One.</p>', html: '', headings: [] });
    const note: ExampleNote = { id: 'example/0', verdict: 'accepted', reasons: [], links: [] };
    const { lead, headings } = renderProse(
      document('One.\n\n```json accepted a\n1\n```\n\n## Examples'),
      new Map([[7, note]]),
    );
    expect(lead.trim()).toBe('<p>One.</p>');
    expect(headings.map(({ id }) => id)).toEqual(['about/examples', 'about/examples-1']);
  });

  it('names its headings, each by an id of its own', () => {
    const { html, headings } = renderProse(
      document('## How to *write* it\n\n### Deeper\n\n## 如何\n\n## How to write it'),
    );
    expect(headings).toEqual([
      { id: 'about/how-to-write-it', text: 'How to write it' },
      { id: 'about/part', text: '如何' },
      { id: 'about/how-to-write-it-2', text: 'How to write it' },
    ]);
    for (const { id } of headings) expect(html).toContain(`<h2 id="${id}">`);
  });

  it('puts a table into a box that scrolls and can be reached by keyboard', () => {
    expect(htmlOf('| a |\n| - |\n| b |')).toMatch(
      /<div class="scroll" tabindex="0" role="region" aria-label="Table"><table>/,
    );
  });

  it('gives each such box a name of its own', () => {
    const table = '| a |\n| - |\n| b |';
    expect(htmlOf(`${table}\n\nText.\n\n${table}`).match(/aria-label="[^"]*"/g)).toEqual([
      'aria-label="Table"',
      'aria-label="Table 2"',
    ]);
  });

  it('keeps footnotes and their way back working', () => {
    const html = htmlOf('Text[^1].\n\n[^1]: Note.');
    const ids = new Set([...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
    for (const [, target] of html.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(target);
  });
});
