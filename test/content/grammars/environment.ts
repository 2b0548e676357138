import type { Grammar } from './grammar.ts';

const image = { image: 'docker.io/example:1.0' };
const hosted = { ...image, interface: { protocol: 'http', port: 8080 } };
const sif = { image: 'docker://docker.io/example:1.0' };
/** Names that POSIX does not use itself, but bears. */
export const unusual = ['A-B', 'A.B', 'spring.profile', 'ProgramFiles(x86)'];

const written: Grammar['written'] = [
  {
    where: 'POSIX.1-2017, XBD 3.235 Name and 8.1: letters, digits and underscores, no digit first',
    accepts: ['PATH', 'OMP_NUM_THREADS', 'LC_ALL', '_', '_A', 'A1', 'http_proxy', 'a', 'aB_9', '__123_ABC'],
    refuses: ['', '1', '1A', '123', 'A B', ' A', 'A ', 'A=B', '=A', '$A', 'é', 'A\n'],
  },
  {
    where: 'POSIX.1-2017, XBD 8.1: other names may exist, and have to be borne',
    accepts: unusual,
    refuses: [],
  },
];

export const environmentNames: Grammar = {
  standard: 'names of environment variables (POSIX), in a map',
  as: 'name',
  fields: {
    'oci-container#/environment': image,
    'portainer-container#/environment': image,
    'common-container#/environment': hosted,
    'singularity-container#/environment': sif,
    'rosetta-container#/env_vars': image,
    'docker-compose#/environment': { composefile: 'https://example.org/compose.yaml' },
    'conda-environment#/variables': { dependencies: ['python'] },
  },
  written,
};

export const portVariables: Grammar = {
  standard: 'names of environment variables (POSIX), as a value',
  fields: {
    'common-container#/interface/portVariable': hosted,
    'singularity-container#/interface/portVariable': { ...sif, interface: { port: 8888, protocol: 'http' } },
  },
  written,
};

export const interpreters: Grammar = {
  standard: 'names of interpreters (Zeppelin)',
  fields: {
    'zeppelin-notebook#/languages/0': { notebook: 'https://example.org/a.zpln', languages: [] },
    'zeppelin-notebook#/defaultInterpreterGroup': { notebook: 'https://example.org/a.zpln' },
    'zeppelin#/languages/0': { endpoint: 'https://zeppelin.example.org', languages: [] },
  },
  written: [
    {
      where: 'ParagraphTextParserTest.java of Zeppelin, and its expression ([a-zA-Z0-9_-]+ and .name)',
      accepts: [
        'jupyter',
        'cassandra',
        'spark-submit',
        'spark.pyspark',
        'spark',
        'md',
        'python',
        'sh',
        'flink.bsql',
        'my_1',
      ],
      refuses: [
        '',
        '%md',
        '%spark.pyspark',
        'spark.pyspark(pool=pool_1)',
        'sc version',
        'spark.',
        '.pyspark',
        'spark..sql',
        'a/b',
      ],
    },
  ],
};

const pool = { manifests: ['https://example.org/app.yaml'] };

export const ports: Grammar = {
  standard: 'ports (RFC 6335)',
  fields: {
    'oci-container#/ports/0/port': { ...image, ports: [{}] },
    'portainer-container#/ports/0/port': { ...image, ports: [{}] },
    'rosetta-container#/interface_port': image,
    'common-container#/interface/port': { ...image, interface: { protocol: 'http' } },
    'singularity-container#/interface/port': { ...sif, interface: { protocol: 'http', portVariable: 'PORT' } },
    'docker-compose#/interfaces/0/port': {
      composefile: 'https://example.org/compose.yaml',
      interfaces: [{ service: 'proxy' }],
    },
    'kubernetes-cluster#/interfaces/0/port': { ...pool, interfaces: [{ service: 'portal' }] },
  },
  written: [
    {
      where: 'RFC 6335, section 6, and validation_test.go of apimachinery, TestIsValidPortNum',
      accepts: [1, 2, 80, 1023, 1024, 8888, 16384, 32768, 65535],
      refuses: [0, -1, 65536, 100000, 80.5, '80', '8080:80', '80/tcp', null],
    },
  ],
};
