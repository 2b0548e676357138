import type { Grammar } from './grammar.ts';

export const dois: Grammar = {
  standard: 'names of the DOI system',
  fields: {
    'binder-notebook#/doi': { provider: 'zenodo' },
  },
  written: [
    {
      where: 'DOI Handbook, DOI Name Syntax: digits and dots before the slash, any characters of Unicode after it',
      accepts: [
        '10.1000/xyz-123',
        '10.1109/5.771073',
        '10.1000/182',
        '10.1000.10/123456',
        '10.1038/issn.1476-4687',
        '10.5281/zenodo.3242074',
        '10.6084/m9.figshare.9782777.v3',
        '10.7910/DVN/TJCLKP',
        '10.1002/(SICI)1096-8644(199601)99:1<1::AID-AJPA1>3.0.CO;2-1',
        '10.1000/ü',
        '10.1000/a?b',
        '10.1000/a#b',
        '10.1000/100%',
        '10.1000/a b',
      ],
      refuses: [
        '',
        '10',
        '10.5281',
        '10.5281/',
        '/zenodo.3242074',
        '11.5281/zenodo.3242074',
        '10/zenodo',
        '10.52a/zenodo',
        '10..5281/zenodo',
        'zenodo.3242074',
        '3242074',
      ],
    },
    {
      where:
        'DOI Handbook, Direct Redirection, and how a DOI is shown: the address and the prefix are not part of the name',
      accepts: [],
      refuses: [
        'doi:10.5281/zenodo.3242074',
        'https://doi.org/10.5281/zenodo.3242074',
        'doi.org/10.5281/zenodo.3242074',
        'info:doi/10.5281/zenodo.3242074',
        '10.5281%2Fzenodo.3242074',
      ],
    },
  ],
};

export const ivoaIdentifiers: Grammar = {
  standard: 'identifiers (IVOA Identifiers 2.0), where any identifier of a tasktype may stand',
  as: 'name',
  fields: {
    'common-container#/registeredAs': { image: 'docker.io/example:1.0', interface: { protocol: 'http', port: 8080 } },
  },
  written: [
    {
      where: 'IVOA Identifiers 2.0, section 2, and the standardID of UWS 1.1, section 2.2.1.1',
      accepts: ['ivo://ivoa.net/std/UWS#rest-1.1', 'ivo://org.gavo.dc/~?tutorials/data/a.fits', 'ivo://authority'],
      refuses: ['ivoa.net/std/UWS', 'ivo:', 'ivo: //a', 'ivo://a b', '://ivoa.net'],
    },
  ],
};
