import { expect, it } from 'vitest';
import { keptSite, places } from '../kept-site.ts';
import { loadedWith, weightOf } from '../page-weight.ts';

it.each(['simulator/index.html', 'run/index.html'])(
  'is light before anybody asks a planner, and carries no registry: %s',
  { timeout: 240_000 },
  async (page) => {
    for (const place of places) {
      const site = await keptSite(place);
      expect(weightOf(loadedWith(site, page, [], place.base))).toBeLessThanOrEqual(60_000);
      expect(weightOf(loadedWith(site, page, ['planner-engine'], place.base))).toBeLessThanOrEqual(160_000);
    }
  },
);
