import type { Grammar } from './grammar.ts';

const inParts = {
  registry: 'docker.io',
  image_name: 'example',
  image_os: 'linux',
  interface_protocol: 'http',
  interface_transport: 'tcp/ip',
  interface_port: 8888,
};
const pool = { manifests: ['https://example.org/app.yaml'], nodePools: [{ name: 'workers', count: 1 }] };

export const architectures: Grammar = {
  standard: 'GOARCH',
  fields: {
    'oci-container#/platform/architecture': { image: 'example', platform: {} },
    'python-library#/platform/architecture': { pipname: 'example', platform: {} },
    'conda-environment#/platform/architecture': { dependencies: ['python'], platform: {} },
    'kubernetes-cluster#/nodePools/0/architecture': pool,
    'rosetta-container#/image_arch': inParts,
    'singularity-container#/architecture': { image: 'docker://example' },
    'rosetta-webinterface#/archs/0': { endpoint: 'https://example.org/', archs: [] },
  },
  written: [
    {
      where: 'go.dev/doc/install/source#environment, the table of combinations',
      accepts: [
        '386',
        'amd64',
        'arm',
        'arm64',
        'loong64',
        'mips',
        'mips64',
        'mips64le',
        'mipsle',
        'ppc64',
        'ppc64le',
        'riscv64',
        's390x',
        'wasm',
      ],
      refuses: [
        'x86_64',
        'x86-64',
        'aarch64',
        'armv7l',
        'i386',
        'i686',
        'AMD64',
        'amd64/v3',
        'ppc64el',
        'linux-64',
        '',
      ],
    },
  ],
};

export const operatingSystems: Grammar = {
  standard: 'GOOS',
  fields: {
    'oci-container#/platform/os': { image: 'example', platform: {} },
    'python-library#/platform/os': { pipname: 'example', platform: {} },
    'conda-environment#/platform/os': { dependencies: ['python'], platform: {} },
  },
  written: [
    {
      where: 'go.dev/doc/install/source#environment, the table of combinations',
      accepts: [
        'aix',
        'android',
        'darwin',
        'dragonfly',
        'freebsd',
        'illumos',
        'ios',
        'js',
        'linux',
        'netbsd',
        'openbsd',
        'plan9',
        'solaris',
        'wasip1',
        'windows',
      ],
      refuses: ['Linux', 'ubuntu', 'debian', 'macos', 'osx', 'win', 'linux/amd64', ''],
    },
  ],
};

export const variants: Grammar = {
  standard: 'variants of an architecture (OCI image specification)',
  fields: {
    'oci-container#/platform/variant': { image: 'example', platform: { architecture: 'arm64' } },
    'python-library#/platform/variant': { pipname: 'example', platform: { architecture: 'arm64' } },
  },
  written: [
    {
      where: 'image-index.md at 13cff54, table Platform Variants',
      accepts: [
        'v6',
        'v7',
        'v8',
        'v8.1',
        'v9',
        'v1',
        'v2',
        'v3',
        'v4',
        'power8',
        'power9',
        'power10',
        'rva20u64',
        'rva22u64',
      ],
      refuses: ['', '8', 'V8', 'v8.', 'armv8', 'avx2', 'x86-64-v3'],
    },
  ],
};
