import { describe, expect, it } from 'vitest';
import { insertBlock } from '../../src/metadata/block.ts';
import { declare } from '../../src/metadata/declare.ts';
import { propose } from '../../src/metadata/propose.ts';
import { withShared } from '../shared.ts';
import { samples } from './samples.ts';
import { typeOf, uris } from './tasktypes.ts';

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

  it.each([
    ['the page of a branch', 'https://github.com/example/code/tree/main/notebooks'],
    ['the page of a file', 'https://github.com/example/code/blob/main/a.ipynb'],
    ['the page of a folder in GitLab', 'https://github.com/example/code/-/tree/main'],
    ['a query and a fragment', 'https://github.com/example/code?tab=readme#use'],
    ['blanks and the mark of pip', '  git+https://github.com/example/code '],
  ])('cuts the address of the repository out of %s', (_what, codeRepository) => {
    const proposal = propose({ codeRepository, programmingLanguage: 'Jupyter Notebook' }, uris);
    expect(proposal).toMatchObject({ taskinfo: { repository: { url: 'https://github.com/example/code' } } });
  });

  it.each([
    ['a token in it', 'https://oauth2:glpat-secret@gitlab.com/example/code', 'a user or a token'],
    ['a user in it', 'git+https://secret@gitlab.com/example/code', 'a user or a token'],
    ['blanks in it', 'https://example.org/secret code', 'cannot be cloned'],
    ['no path', 'https://example.org', 'cannot be cloned'],
    ['another scheme', 'git@github.com:secret/code.git', 'begins with https://'],
  ])('copies no address with %s, and says why', (_what, codeRepository, why) => {
    const proposal = propose({ codeRepository, programmingLanguage: 'Jupyter Notebook' }, uris);
    expect(JSON.stringify(proposal)).not.toContain('secret');
    expect(proposal).toMatchObject({
      taskinfo: {},
      missing: [
        { pointer: '/repository/url', question: expect.stringContaining(why) as string },
        { pointer: '/repository/path' },
      ],
    });
  });

  it('keeps what to know before pasting out of the block', () => {
    const proposal = propose({ programmingLanguage: 'Jupyter Notebook', codeRepository: 'https://a.org/b' }, uris);
    if (!('block' in proposal)) throw new Error('no block was proposed');
    expect(Object.keys(proposal.block)).toEqual(['targetProduct', 'keywords']);
    expect(proposal.note).toContain('JSON-LD 1.0');
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

  it('takes an alias among the keywords for its tasktype', () => {
    expect(propose({ keywords: ['uri://oci-container'] }, uris, typeOf)).toMatchObject({ tasktype: 'oci-container' });
  });

  it.each([
    ['Docker >= 20.10', 'oci-container'],
    ['docker', 'oci-container'],
    ['No conda is needed: Docker is enough', 'oci-container'],
    ['It does not need Docker. Singularity is needed.', 'oci-container'],
  ])('takes the requirement %j for a container', (softwareRequirements, tasktype) => {
    expect(propose({ softwareRequirements }, uris)).toMatchObject({ tasktype });
  });

  it.each([
    ['a denial', { softwareRequirements: 'does not need Docker' }],
    ['a denial in prose', { description: "It doesn't run in Docker." }],
    ['the Python package', { softwareRequirements: ['numpy', 'docker>=5.0'] }],
    ['an application server', { runtimePlatform: 'Java EE container' }],
    ['images of the sky', { description: 'Gammapy creates sky images and lightcurves.' }],
    ['container classes', { description: 'Offers containers for events.' }],
    ['nothing at all', {}],
  ])('asks the question that decides where the file speaks of %s', (_what, codemeta) => {
    expect(propose(codemeta, uris)).toEqual({ question: deciding });
  });

  it('leaves a notebook possible in R, whatever its version', () => {
    const codemeta = { keywords: ['jupyter-notebook'], programmingLanguage: 'R 4.1' };
    expect(propose(codemeta, uris)).toMatchObject({ tasktype: 'jupyter-notebook' });
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
    'jupyter-casa': 'oci-container: `softwareRequirements` says "Docker, Jupyter". The file speaks of "Jupyter" too.',
  };

  it.each(samples.map(({ name, codemeta }) => [name, codemeta]))(
    'proposes for %s what the file speaks for',
    (name, codemeta) => {
      const proposal = propose(codemeta, uris);
      const told = 'block' in proposal ? `${proposal.tasktype}: ${proposal.reason}` : proposal.question;
      expect(told).toBe(expected[name] ?? deciding);
    },
  );

  it('asks whether the notebook in the container of Jupyter-CASA answers on a port', () => {
    const casa = samples.find(({ name }) => name === 'jupyter-casa');
    expect(propose(casa?.codemeta ?? {}, uris)).toMatchObject({
      question: expect.stringMatching(/notebook.* port .*rosetta-container/) as string,
    });
  });
});
