import { describe, expect, it } from 'vitest';
import { renderProse } from '../../src/site/prose.ts';
import { payloads } from './prose-payloads.ts';

const all = Object.values(payloads).flat();

function htmlOf(body: string): string {
  const { lead, html } = renderProse(`---\ntitle: A type\n---\n\n${body}\n`);
  return lead + html;
}

const elements =
  /^(?:p|a|h[2-6]|ul|ol|li|pre|code|em|strong|del|blockquote|table|thead|tbody|tr|t[hd]|div|section|sup|br|hr)$/;
const tagForm = /<\/?([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"<]*")?)*)>/g;

/** What an attribute may hold, by its name; all others are none of ours. */
const attributes: Readonly<Record<string, RegExp>> = {
  href: /^(?:https?:\/\/|#|\/(?!\/)|[^:&\\\s]*$)/,
  id: /^(?:about\/|user-content-fn|footnote-label$)/,
  class: /^(?:|language-[a-z0-9-]+|scroll|footnotes|sr-only|data-footnote-backref|contains-task-list|task-list-item)$/,
  title: /^/,
  tabindex: /^0$/,
  role: /^region$/,
  align: /^(?:left|right|center)$/,
  'aria-label': /^/,
  'aria-describedby': /^footnote-label$/,
  'data-footnotes': /^$/,
  'data-footnote-ref': /^$/,
  'data-footnote-backref': /^$/,
};

function expectHarmless(html: string): void {
  expect(html.replace(tagForm, '')).not.toContain('<');
  for (const [, name = '', rest = ''] of html.matchAll(tagForm)) {
    expect(name).toMatch(elements);
    for (const [, attribute = '', value = ''] of rest.matchAll(/ ([a-z-]+)(?:="([^"]*)")?/g))
      expect(value, attribute).toMatch(attributes[attribute] ?? expect.fail(`${attribute}="${value}"`));
  }
}

describe('contributed Markdown', () => {
  it('is tried with at least 100 payloads, no two alike', () => {
    expect(all.length).toBeGreaterThanOrEqual(100);
    expect(new Set(all).size).toBe(all.length);
  });

  describe.each(Object.entries(payloads))('that tries to become %s', (_, texts) => {
    it.each(texts)('stays harmless: %j', (text) => {
      expectHarmless(htmlOf(text));
    });

    it.each(texts)('stays harmless inside a quotation, a list and a table: %j', (text) => {
      const line = text.replaceAll('\n', ' ');
      for (const around of [`> ${line}`, `- a\n- ${line}`, `| a |\n| - |\n| ${line} |`, `**a ${line}`, `[${line}](/x)`])
        expectHarmless(htmlOf(around));
    });
  });

  it('stays harmless where it follows any other payload', () => {
    for (const [index, text] of all.entries())
      expectHarmless(htmlOf(`${text}\n${all[(index * 7 + 3) % all.length] ?? ''}`));
  });

  it('is rendered in less than 50 ms, half of it at least on a busy machine', () => {
    const times = all.map((text) => {
      const started = performance.now();
      htmlOf(`${text} `);
      return performance.now() - started;
    });
    expect(times.toSorted((one, other) => one - other)[all.length >> 1]).toBeLessThan(50);
  });
});
