import { expect, it } from 'vitest';
import { keptSite, places } from '../kept-site.ts';
import { loadedWith, weightOf, type Loaded } from '../page-weight.ts';

it(
  'the Validate page is light before its editor is loaded, and with editor and engine too',
  { timeout: 240_000 },
  async () => {
    for (const place of places) {
      const site = await keptSite(place);
      const page = 'validate/index.html';
      const first = loadedWith(site, page, [], place.base);
      expect(weightOf(first)).toBeLessThanOrEqual(60_000);
      const [editor] = site.files.filter((file) => file.endsWith('.js') && site.read(file).includes('cm-lintRange'));
      const all = loadedWith(site, page, ['validate-engine'], place.base);
      expect(editor).toBeDefined();
      expect(all.map(({ file }) => file)).not.toContain(editor);
      const withEditor = loadedWith(
        {
          ...site,
          read: (file) =>
            file === 'validate/editor.html' ? `<script src="${place.base}${editor ?? ''}">` : site.read(file),
        },
        'validate/editor.html',
        [],
        place.base,
      );
      const files = new Map([...all, ...withEditor.slice(1)].map((loaded: Loaded) => [loaded.file, loaded]));
      expect(weightOf([...files.values()])).toBeLessThanOrEqual(200_000);
    }
  },
);
