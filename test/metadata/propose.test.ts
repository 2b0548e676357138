import { describe, expect, it } from 'vitest';
import { insertBlock } from '../../src/metadata/block.ts';
import { declare } from '../../src/metadata/declare.ts';
import { propose } from '../../src/metadata/propose.ts';
import { withShared } from '../shared.ts';
import { samples } from './samples.ts';
import { uris } from './tasktypes.ts';

const deciding = 'Is there something to run in this repository: a container image, a notebook, or neither?';

describe('propose', () => {
  it('fills a notebook from the repository and asks for the path', () => {
    const codemeta = {
      name: 'Plots',
      codeRepository: 'git+https://example.org/code.git',
      programmingLanguage: 'Jupyter Notebook',
    };
    const proposal = propose(codemeta, uris);
    expect(proposal).toMatchObject({
      tasktype: 'jupyter-notebook',
      reason: 'The programming language is Jupyter Notebook.',
      taskinfo: { repository: { url: 'https://example.org/code.git' } },
      missing: [{ pointer: '/repository/path' }],
    });
  });

  it('asks for the address of a notebook where the file names no repository', () => {
    expect(propose({ description: 'Jupyter notebooks' }, uris)).toMatchObject({
      taskinfo: {},
      missing: [{ pointer: '/notebook' }],
    });
  });

  it('leaves between angle brackets what only the author knows', () => {
    const proposal = propose({ '@context': 'x', runtimePlatform: 'Docker' }, uris);
    if (!('block' in proposal)) throw new Error('no block was proposed');
    expect(proposal.missing.map(({ pointer }) => pointer)).toEqual(['/image']);
    expect(declare(insertBlock({ '@context': 'x' }, proposal.block))).toMatchObject({
      declared: [{ type: uris['oci-container'], info: { image: expect.stringMatching(/^<.*>$/) as string } }],
    });
  });

  it('takes a keyword that names a tasktype at its word', () => {
    const proposal = propose({ keywords: ['rosetta-container'], runtimePlatform: 'Docker' }, uris);
    expect(proposal).toMatchObject({
      tasktype: 'rosetta-container',
      missing: [{ pointer: '/image' }, { pointer: '/interface_port' }],
    });
  });

  it.each([
    ['images of the sky', { description: 'Gammapy creates sky images and lightcurves.' }],
    ['container classes', { description: 'Offers containers for events.' }],
    ['nothing at all', {}],
  ])('asks the question that decides where the file speaks of %s', (_what, codemeta) => {
    expect(propose(codemeta, uris)).toEqual({ question: deciding });
  });

  it('asks where the registry does not have the type that the file speaks for', () => {
    expect(propose({ runtimePlatform: 'Docker' }, {})).toEqual({ question: deciding });
  });
});

withShared('the sixteen codemeta.json files of the OSSR', () => {
  const expected: Readonly<Record<string, string>> = {
    agnpy: 'jupyter-notebook: The keyword says jupyter-notebook; nothing else in the file says which notebook.',
    'cds-tutorials': 'jupyter-notebook: The description speaks of Jupyter notebooks.',
    codemeta2zenodo: 'oci-container: `runtimePlatform` says "Docker".',
    gLike: `The keyword says jupyter-notebook, but \`programmingLanguage\` says C++, ROOT. ${deciding}`,
    'hcg-16': 'oci-container: `runtimePlatform` says "Docker".',
    'jupyter-casa': 'oci-container: `softwareRequirements` says "Docker, Jupyter".',
  };

  it.each(samples.map(({ name, codemeta }) => [name, codemeta]))(
    'proposes for %s what the file speaks for',
    (name, codemeta) => {
      const proposal = propose(codemeta, uris);
      const told = 'block' in proposal ? `${proposal.tasktype}: ${proposal.reason}` : proposal.question;
      expect(told).toBe(expected[name] ?? deciding);
    },
  );

  it('asks whether the container of Jupyter-CASA answers on a port', () => {
    const casa = samples.find(({ name }) => name === 'jupyter-casa');
    expect(propose(casa?.codemeta ?? {}, uris)).toMatchObject({
      question: expect.stringContaining('rosetta-container') as string,
    });
  });
});
