import { tasktypes } from '../src/official.ts';

const text = (number: number): string => `--value-${number}-of-the-survey`;

/** A task of 2 kB, another one for each number. */
function task(number: number): string {
  const environment = Object.fromEntries(
    Array.from({ length: 22 }, (_, index) => [`SURVEY_SETTING_${index}`, `value ${index} of the survey ${number}`]),
  );
  const image = 'docker://registry.example.org:5000/survey/pipeline:2.1';
  const platform = { architecture: 'amd64', os: 'linux', variant: 'v3' };
  const ports = [{ port: 8888, transport: 'tcp', protocol: 'http', path: '/lab' }];
  const command = ['./run.sh', ...Array.from({ length: 12 }, (_, index) => text(index))];
  const taskinfo = { image, platform, command, ports, resources: { mincores: 4, minmemory: 8 }, environment };
  return JSON.stringify({ tasktype: tasktypes.ociContainer, taskinfo });
}

/** A codemeta.json of 2 kB with one task. */
function codemeta(number: number): string {
  const value = {
    '@type': 'schema:PropertyValue',
    'schema:propertyID': 'image',
    'schema:value': `docker.io/jdoe/survey:1.${number}`,
  };
  const product = {
    '@type': 'SoftwareApplication',
    name: 'Survey image',
    'schema:additionalType': { '@id': tasktypes.ociContainer },
    'schema:additionalProperty': [value],
  };
  return JSON.stringify(
    {
      '@context': 'https://doi.org/10.5063/schema/codemeta-2.0',
      '@type': 'SoftwareSourceCode',
      name: 'Survey',
      description: 'Looks through the pictures of a survey of the sky. '.repeat(20),
      author: [{ '@type': 'Person', givenName: 'Jane', familyName: 'Doe' }],
      codeRepository: 'https://github.com/jdoe/survey',
      license: 'https://spdx.org/licenses/MIT',
      keywords: ['Astronomy', tasktypes.ociContainer],
      targetProduct: [product],
    },
    undefined,
    2,
  );
}

/**
 * Makes documents that differ, as those of many users do.
 *
 * @param kind What each of them is.
 * @returns 64 texts of 2 kB.
 */
export function documents(kind: 'task' | 'codemeta'): readonly string[] {
  return Array.from({ length: 64 }, (_, number) => (kind === 'task' ? task(number) : codemeta(number)));
}
