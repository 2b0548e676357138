import type { Grammar } from './grammar.ts';

const library = { pipname: 'example' };
const notebook = { notebook: 'https://example.org/a.ipynb' };

/** Versions that are read, but not written. */
export const uncanonical = [
  'v1.0',
  '1.01',
  '1.0-5',
  '1.0.a1',
  '1.0alpha1',
  '1.0c1',
  '1.0-dev',
  '1.0.POST1',
  '00!1.2',
  '1.0rev1',
];

/** Versions of one's own. */
export const local = ['1.0+local', '1.2+1.abc', '1.2+123456', '1.0.post456+local'];

export const versions: Grammar = {
  standard: 'versions (PEP 440)',
  fields: { 'python-library#/version': library },
  written: [
    {
      where: 'Version specifiers, appendix with the expression for canonical versions',
      accepts: [
        '1.0',
        '2012.10',
        '0',
        '1.0.0.0.0',
        '1.0.dev456',
        '1.0a1',
        '1.0a2.dev456',
        '1.0b2.post345.dev456',
        '1.0rc1',
        '1.0.post456',
        '1.0.post456.dev34',
        '1!1.0',
        '7!1.0a12.dev456',
      ],
      refuses: ['', '.', '1..0', '1.0.', '.1.0', 'lolwat', 'french toast', '1. 0', '1.0 a1', '٠١٢.٣٤٥', '1.x', '>=1.0'],
    },
    {
      where: 'Version specifiers, section Normalization: read, but not written',
      accepts: uncanonical,
      refuses: [],
    },
    {
      where: 'Version specifiers, section Local version identifiers',
      accepts: local,
      refuses: ['1.0+a+', '1.0++', '1.0+_foobar', '1.0+foo&asd'],
    },
  ],
};

export const specifiers: Grammar = {
  standard: 'specifiers (PEP 440)',
  fields: {
    'python-library#/specifier': library,
    'python-library#/requires_python': library,
    'jupyter-notebook#/requires_python': notebook,
    'zeppelin-notebook#/zeppelinVersion': { notebook: 'https://example.org/a.zpln' },
  },
  written: [
    {
      where: 'Version specifiers, section Version specifiers and the examples of each operator',
      accepts: [
        '~= 0.9, >= 1.0, != 1.3.4.*, < 2.0',
        '~= 2.2',
        '~= 1.4.5a4',
        '~= 2.2.post3',
        '== 1.1.*',
        '== 1.1.post1',
        '!= 1.1.post1',
        '=== foobar',
        '>1.7.0.post2',
        '>=3.6',
        '==1!1.*',
        '==1.0+downstream1',
      ],
      refuses: ['3.10', '>=', '>', '=>2.0', '^3.10', '~3.10', '>=3.10;<4', '>=3.10 <4', '==1.0.*+5', '~=1', '==1.x'],
    },
    {
      where: 'packaging, tests/test_specifiers.py, test_specifiers_valid and test_specifiers_invalid',
      accepts: [
        '~=2.0',
        '==2.1.*',
        '==2.1.0.3',
        '!=2.2.*',
        '<=5',
        '>=7.9a1',
        '<1.0.dev1',
        '>2.0.post1',
        '>=v1.0',
        '~=2!1.0',
      ],
      refuses: [
        '2.0',
        '==',
        '~=1.0+5',
        '>=1.0+deadbeef',
        '<1.0+1.0',
        '~=1.0.*',
        '>=1.0.*',
        '<1.0.*',
        '!=1.0.*+deadbeef',
        '==2.0a1.*',
        '==2.0.post1.*',
        '!=2.0.dev1.*',
        '==1.0+5.*',
        '==1.0.*.5',
      ],
    },
  ],
};
