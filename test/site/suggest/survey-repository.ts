/** A repository with everything that the page of suggestions shows. */
export const surveyRepository: Readonly<Record<string, string>> = {
  '.git/config': '[remote "origin"]\n\turl = git@github.com:jdoe/survey.git\n',
  'README.md': [
    '# Survey',
    '',
    '[![Binder](https://mybinder.org/badge_logo.svg)](https://mybinder.org/v2/gh/jdoe/survey/HEAD)',
    '',
    'docker run -p 8888:8888 jdoe/survey:1.0',
    '',
  ].join('\n'),
  'codemeta.json': `{
    "@context": "https://doi.org/10.5063/schema/codemeta-2.0",
    "@type": "SoftwareSourceCode",
    "name": "survey",
    "keywords": ["radio"],
    "license": "https://spdx.org/licenses/MIT"
}
`,
  'docker/Dockerfile': 'FROM ubuntu:22.04\nEXPOSE 8888\nUSER jdoe\nCMD ["jupyter", "notebook", "--ip=0.0.0.0"]\n',
  'requirements.txt': 'numpy\n',
  'first.ipynb': notebook(),
  'second.ipynb': notebook(),
  'tests/ci/image.def': 'Bootstrap: docker\nFrom: ubuntu:22.04\n',
};

function notebook(): string {
  const metadata = { kernelspec: { name: 'python3', language: 'python', display_name: 'Python 3' } };
  return JSON.stringify({ cells: [{ cell_type: 'code', source: [] }], metadata, nbformat: 4, nbformat_minor: 5 });
}
