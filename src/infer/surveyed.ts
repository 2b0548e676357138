// Written by scripts/survey.ts from real OSSR metadata; run it again instead of editing this file.
import type { Survey } from './survey.ts';

/** What 16 real codemeta.json files and the repositories around them give today. */
export const surveyed: Survey = {
  date: '2026-11-22',
  samples: 16,
  tasktypes: {
    'jupyter-notebook': {
      samples: ['agnpy', 'hcg-16', 'Analysis-galactic-sources-CTA-KM3NeT', 'pyhf', 'cds-tutorials'],
      fields: {
        '/repository/url': {
          codemeta: ['Analysis-galactic-sources-CTA-KM3NeT', 'agnpy', 'cds-tutorials', 'hcg-16', 'pyhf'],
          repository: [],
        },
        '/repository/path': { codemeta: [], repository: ['pyhf'] },
      },
    },
    'oci-container': {
      samples: ['ctlearn', 'km3pipe', 'hcg-16', 'jupyter-casa', 'pyhf', 'codemeta2zenodo'],
      fields: { '/image': { codemeta: [], repository: ['jupyter-casa', 'km3pipe', 'pyhf'] } },
    },
    'python-library': {
      samples: ['gammapy', 'agnpy', 'ctlearn', 'km3pipe', 'lstmcpipe', 'pyhf', 'sep', 'gala'],
      fields: {
        '/pipname': {
          codemeta: [],
          repository: ['agnpy', 'ctlearn', 'gala', 'gammapy', 'km3pipe', 'lstmcpipe', 'pyhf', 'sep'],
        },
      },
    },
    'rosetta-container': {
      samples: ['jupyter-casa'],
      fields: {
        '/registry': { codemeta: [], repository: ['jupyter-casa'] },
        '/image_name': { codemeta: [], repository: ['jupyter-casa'] },
        '/image_os': { codemeta: [], repository: ['jupyter-casa'] },
        '/interface_protocol': { codemeta: [], repository: ['jupyter-casa'] },
        '/interface_transport': { codemeta: [], repository: ['jupyter-casa'] },
        '/interface_port': { codemeta: [], repository: ['jupyter-casa'] },
      },
    },
  },
};
