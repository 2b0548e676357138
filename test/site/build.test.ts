import { beforeAll, describe, expect, it } from 'vitest';
import { builtBase } from '../../scripts/built-base.ts';
import { identifiers } from '../../src/identity.ts';
import { problemTypes } from '../../src/http/problem-types.ts';
import { registryFaces } from '../../src/registry/catalogue.ts';
import { guidePages } from '../../src/site/guides/guide-pages.ts';
import { needsFace } from '../../src/site/needs-face.ts';
import { plannerDataFile } from '../../src/site/planners/planner-data.ts';
import { feedFile } from '../../src/site/feed.ts';
import { forwardPages } from '../../src/site/forward-page.ts';
import { themeScript, themeScriptHash } from '../../src/site/frame/theme-choice.ts';
import { registry } from '../../src/site/registry.ts';
import { typePaths } from '../../src/site/type-page.ts';
import { changesPages, changesPath } from '../../src/site/version-changes.ts';
import { rules } from '../../src/spec/rules.ts';
import { faces } from '../../src/emit/faces.ts';
import { mediaTypeOf } from '../../src/http/site-files.ts';
import type { Site } from './built-site.ts';
import { keptSite, places } from './kept-site.ts';
import { loadedWith, weightOf } from './page-weight.ts';

const sites: Site[] = [];

beforeAll(async () => {
  for (const place of places) sites.push(await keptSite(place));
}, 240_000);

function built(index: number): Site {
  const site = sites[index];
  if (site === undefined) throw new Error(`Site ${String(index)} was not built.`);
  return site;
}

const pagesOf = ({ files }: Site): readonly string[] => files.filter((file) => file.endsWith('.html'));
const linksOf = (html: string): readonly string[] =>
  [...html.matchAll(/<(?:a|link)\b[^>]*? href="([^"]*)"/g)].map(([, href = '']) => href);
const idsOf = (html: string): ReadonlySet<string> =>
  new Set([...html.matchAll(/ id="([^"]*)"/g)].map(([, id = '']) => id));
const identifiersIn = (html: string): readonly string[] =>
  [...html.matchAll(/https:\/\/w3id\.org\/[^\s"<&]*/g)].map(([uri]) => uri);

/** File that a link of a page leads to, as a plain host finds it; `undefined` for what lies elsewhere. */
function targetOf(
  link: string,
  page: string,
  base: string,
): { readonly file: string; readonly id: string } | undefined {
  if (/^(https?|mailto|data):/.test(link)) return undefined;
  const [path = '', fragment = ''] = link.split('#');
  // What a page is to begin with names no place in it: `#example=tasktypes/oci-container/1.0/0`.
  const id = /^[a-z]+=/.test(fragment) ? '' : fragment;
  if (path === '') return { file: page, id };
  if (!path.startsWith(base)) return { file: `outside of ${base}: ${link}`, id };
  const below = path.slice(base.length);
  return { file: below === '' || below.endsWith('/') ? `${below}index.html` : below, id };
}

/** For editors, which follow an address at once. */
const editorCatalogue = 'catalog.json';

/** The files beside the pages that hold the address at which they are served. */
const servedAt = [editorCatalogue, feedFile, plannerDataFile, 'robots.txt', 'search-index.js', 'sitemap.xml'];

describe('the built site', () => {
  it('tells the server for which base it was built', () => {
    expect(sites.map(({ folder }) => builtBase(folder))).toEqual(places.map(({ base }) => base));
  });

  it('has a page for each type, version, kind, rule and problem', () => {
    const expected = [
      '404.html',
      'index.html',
      'tasktypes/index.html',
      'servicetypes/index.html',
      'rules/index.html',
      'matrix/index.html',
      'uris/index.html',
      'systems/index.html',
      'suggest/index.html',
      'simulator/index.html',
      'run/index.html',
      'describe/index.html',
      'validate/index.html',
      'needs/index.html',
      'guides/index.html',
      ...guidePages.map(({ slug }) => `guides/${slug}/index.html`),
      ...[...typePaths(registry), ...forwardPages(registry)].map(({ path }) => `${path}/index.html`),
      ...changesPages(registry).map((page) => `${changesPath(page).slice(1)}/index.html`),
      ...rules.map(({ id }) => `rules/${id}/index.html`),
      'api/index.html',
      'problems/index.html',
      ...problemTypes.map(({ id }) => `problems/${id}/index.html`),
    ];
    expect(pagesOf(built(0))).toEqual(expected.sort());
  });

  it('has every face beside its page, as the emitter makes it', async () => {
    for (const { path, content } of await faces(registry))
      if (!servedAt.includes(path)) expect(built(1).read(path), path).toBe(content);
    const { path, content } = needsFace(registry);
    expect(built(1).read(path)).toBe(content);
  });

  it('has the same files, byte for byte, wherever it is served, apart from its pages and what tells where it is', () => {
    expect(built(1).files).toEqual(built(0).files);
    for (const file of built(0).files.filter((name) => !name.endsWith('.html') && !servedAt.includes(name)))
      expect(built(1).read(file), file).toBe(built(0).read(file));
  });

  it('tells editors the address at which it is served', () => {
    for (const [index, { site, base }] of places.entries()) {
      const { schemas } = JSON.parse(built(index).read(editorCatalogue)) as { schemas: { url: string }[] };
      for (const { url } of schemas) expect(built(index).files).toContain(url.replace(site + base, ''));
    }
  });

  it('names the same identifiers on every page wherever it is served', () => {
    for (const page of pagesOf(built(0)))
      expect(identifiersIn(built(1).read(page)), page).toEqual(identifiersIn(built(0).read(page)));
    expect(identifiersIn(built(0).read('tasktypes/oci-container/index.html'))).toContain(
      `${identifiers}/tasktypes/oci-container`,
    );
  });

  it('has only links that lead to a file, and to a place in it', () => {
    for (const [index, { base }] of places.entries()) {
      const site = built(index);
      const files = new Set(site.files);
      const wrong = pagesOf(site).flatMap((page) =>
        linksOf(site.read(page)).filter((link) => {
          const target = targetOf(link, page, base);
          if (target === undefined) return false;
          if (!files.has(target.file)) return true;
          // What the box is asked, which is no place on the page.
          if (target.id.startsWith('what=')) return false;
          return target.id !== '' && !idsOf(site.read(target.file)).has(decodeURIComponent(target.id));
        }),
      );
      expect(wrong).toEqual([]);
    }
  });

  it('links to no page by its identifier, which may not open yet', () => {
    for (const page of pagesOf(built(0)))
      expect(
        linksOf(built(0).read(page)).filter((link) => link.startsWith(identifiers)),
        page,
      ).toEqual([]);
  });

  it('begins each page with its type of document and a comment for people who read it as text', () => {
    for (const page of pagesOf(built(1)))
      expect(built(1).read(page), page).toMatch(/^<!doctype html><!-- [^\n]+ -->\n<html lang="en">/i);
    const type = registry.named('tasktype', 'oci-container');
    const [first = ''] = built(1).read('tasktypes/oci-container/1.0/index.html').split('\n');
    expect(first).toContain(`${type?.current.title}: ${type?.current.summary}`);
    expect(first).toContain('https://example.net/registry/tasktypes/oci-container/1.0/source.md');
  });

  it('gives each page a title and just one heading of the first level, and no id twice', () => {
    for (const page of pagesOf(built(0))) {
      const html = built(0).read(page);
      expect(html, page).toMatch(/<title>[^<]+<\/title>/);
      expect(html.match(/<h1\b/g), page).toHaveLength(1);
      expect([...html.matchAll(/ id="([^"]*)"/g)].length, page).toBe(idsOf(html).size);
    }
  });

  it('takes at most 30 kB and three requests for the page of a type, compressed', () => {
    for (const page of pagesOf(built(0)).filter((file) => /^(task|service)types\/[^/]+\//.test(file))) {
      const loaded = loadedWith(built(0), page);
      expect(weightOf(loaded), page).toBeLessThanOrEqual(30_000);
      expect(loaded.length, page).toBeLessThanOrEqual(3);
    }
  });

  it('leads every page to every file of the registry as a whole', () => {
    const files = ['index.json', ...registryFaces(registry)].map((file) => `${places[1].base}${file}`);
    for (const page of pagesOf(built(1)))
      expect(linksOf(built(1).read(page)), page).toEqual(expect.arrayContaining(files));
  });

  it('gives every tasktype that is not withdrawn a block for codemeta.json', () => {
    const page = (path: string): string => built(0).read(`${path}/index.html`);
    for (const { path, spec } of typePaths(registry))
      expect(page(path).includes('id="codemeta"'), path).toBe(spec.kind === 'tasktype' && spec.status !== 'withdrawn');
  });

  it('runs no script but files of the site, and loads nothing from another host', () => {
    for (const [index, { base }] of places.entries())
      for (const page of pagesOf(built(index))) {
        const whole = built(index).read(page);
        expect(whole.split(themeScriptHash.slice(1, -1)), page).toHaveLength(2);
        const html = whole.replace(`<script>${themeScript}</script>`, '');
        const scripts = [...html.matchAll(/<script([^>]*)>/g)].map(([, attributes = '']) => attributes);
        const form = new RegExp(
          `^ (?:id="[a-z-]+" type="application/json"|type="module" src="${base}scripts/[a-zA-Z0-9-]+\\.js")$`,
        );
        for (const attributes of scripts) expect(attributes, page).toMatch(form);
        const withoutData = html.replaceAll(/<script id="[a-z-]+" type="application\/json"[^]*?<\/script>/g, '');
        expect(withoutData, page).not.toMatch(/<iframe|<img|\son[a-z]+=|<style|\sstyle=/i);
      }
  });

  it('loads one script for the frame, of at most 3 kB, and of the search nothing before it is opened', () => {
    const [script, ...others] = loadedWith(built(0), 'rules/index.html').filter(({ file }) => file.endsWith('.js'));
    expect(others).toEqual([]);
    expect(script?.weight).toBeLessThanOrEqual(3_000);
    const searched = loadedWith(built(0), 'rules/index.html', ['search']);
    expect(weightOf(searched)).toBeLessThanOrEqual(40_000);
  });

  it('takes at most 250 kB for the page of suggestions with all that it loads, compressed', () => {
    const weight = weightOf(loadedWith(built(0), 'suggest/index.html', ['suggest-engine']));
    expect(weight).toBeLessThanOrEqual(250_000);
  });

  it('keeps a blank between a word and what is marked in a sentence', () => {
    for (const page of pagesOf(built(0))) {
      const prose = built(0)
        .read(page)
        .replace(/<pre>[\s\S]*?<\/pre>/g, '');
      expect(prose, page).not.toMatch(/[A-Za-z0-9,:;.]<(?:a|code)\b|<\/(?:a|code|strong)>[A-Za-z0-9(]/);
    }
  });

  it('is served with the media types that the emitter gives its faces', async () => {
    for (const { path, mediaType } of await faces(registry))
      expect(mediaTypeOf(path).split(';')[0], path).toBe(mediaType);
  });
});
