import { describe, expect, it } from 'vitest';
import { launchLinks, type LaunchLinks } from '../../src/site/launch-links.ts';
import type { Spec } from '../../src/spec/spec.ts';
import { typeNamed } from './type-named.ts';

const linksOf = (servicetype: string, tasktype: string, more: Partial<Spec> = {}): LaunchLinks =>
  launchLinks({ ...typeNamed('servicetype', servicetype).current, ...more }, typeNamed('tasktype', tasktype).current);

const onlyMadeUp = (servicetype: string): Partial<Spec> => ({
  examples: typeNamed('servicetype', servicetype).current.examples.filter(({ text }) => text.includes('example')),
});

describe('launchLinks', () => {
  it('opens an example of a tasktype at the service that the servicetype names', () => {
    expect(linksOf('binder-hub', 'binder-notebook').links).toContainEqual({
      example: 'a notebook on GitHub',
      url: 'https://mybinder.org/v2/gh/binder-examples/requirements/master?labpath=index.ipynb',
    });
  });

  it('leads nowhere that is made up', () => {
    for (const servicetype of ['binder-hub', 'rosetta-webinterface', 'generic-webinterface', 'jupyter-hub'])
      for (const tasktype of ['binder-notebook', 'jupyter-notebook', 'rosetta-container'])
        for (const { url } of linksOf(servicetype, tasktype).links)
          expect(url).toMatch(/^https:\/\/(?!.*(?:\bexample\b|0123456789))/);
  });

  it('says what to fill in where every service is made up', () => {
    const { links, toFillIn } = linksOf('binder-hub', 'binder-notebook', onlyMadeUp('binder-hub'));
    expect(links).toEqual([]);
    expect(toFillIn?.endpoint).toBe('http://example.org/binder');
    expect(toFillIn?.url.startsWith('http://example.org/binder/v2/')).toBe(true);
  });

  it('shows nothing for a service that takes more than a link, or nothing of the task', () => {
    expect(linksOf('skaha', 'oci-container')).toEqual({ links: [] });
    expect(linksOf('generic-webinterface', 'oci-container')).toEqual({ links: [] });
  });
});
