import { longDigest as longDigestAlone, unregistered } from './digests.ts';
import { unusual } from './environment.ts';
import type { Difference } from './grammar.ts';
import { digested, hostless, longDigest, tooLong, untagged } from './images.ts';
import { local, uncanonical } from './python.ts';
import { unknownConditions } from './requirements.ts';

const architectures = [
  'oci-container#/platform/architecture',
  'python-library#/platform/architecture',
  'conda-environment#/platform/architecture',
  'kubernetes-cluster#/nodePools/0/architecture',
  'rosetta-container#/image_arch',
  'singularity-container#/architecture',
  'rosetta-webinterface#/archs/0',
];

/** Where the catalogue is stricter or looser than a standard on purpose, and why. */
export const differences: readonly Difference[] = [
  {
    fields: ['common-container#/image', 'skaha-session#/image'],
    verdict: 'refuses',
    values: hostless,
    why: 'The platforms need the host in front of the image.',
  },
  {
    fields: ['common-container#/image'],
    verdict: 'refuses',
    values: untagged,
    why: 'Rosetta pulls by tag, and a digest does not replace it.',
  },
  {
    fields: ['rosetta-container#/image'],
    verdict: 'refuses',
    values: digested,
    why: 'Rosetta would run whatever the tag holds today.',
  },
  {
    fields: ['common-container#/image'],
    verdict: 'refuses',
    values: longDigest,
    why: 'Only SHA-256 is common to the platforms.',
  },
  {
    fields: ['oci-container#/image', 'portainer-container#/image', 'rosetta-container#/image'],
    verdict: 'accepts',
    values: [tooLong],
    why: 'The length of host and path together is left to the registry; the whole reference has 512 characters at most.',
  },
  {
    fields: ['oci-container#/image', 'singularity-container#/image'],
    verdict: 'accepts',
    values: [`docker://${tooLong}`],
    why: 'The length of host and path together is left to the registry.',
  },
  {
    fields: [
      'oci-container#/digest',
      'portainer-container#/digest',
      'common-container#/digest',
      'singularity-container#/digest',
      'rosetta-container#/image_digest',
    ],
    verdict: 'refuses',
    values: unregistered,
    why: 'Algorithms other than SHA-256 and SHA-512 are refused until somebody needs one.',
  },
  {
    fields: ['common-container#/digest', 'singularity-container#/digest', 'rosetta-container#/image_digest'],
    verdict: 'refuses',
    values: [longDigestAlone],
    why: 'Rosetta stores digests of SHA-256 only, and of a SIF file no other is meant.',
  },
  {
    fields: architectures,
    verdict: 'refuses',
    values: ['mips', 'mipsle'],
    why: 'No science platform has 32-bit MIPS.',
  },
  {
    fields: ['oci-container#/platform/os'],
    verdict: 'refuses',
    values: ['android', 'ios', 'js', 'plan9'],
    why: 'There are no images for these systems.',
  },
  {
    fields: ['python-library#/platform/os', 'conda-environment#/platform/os'],
    verdict: 'refuses',
    values: [
      ...['aix', 'android', 'dragonfly', 'freebsd', 'illumos', 'ios', 'js'],
      ...['netbsd', 'openbsd', 'plan9', 'solaris', 'wasip1'],
    ],
    why: 'Wheels of PyPI and folders of conda are for Linux, macOS and Windows.',
  },
  {
    fields: ['python-library#/version'],
    verdict: 'refuses',
    values: uncanonical,
    why: 'One spelling of a version, so that two can be compared as text.',
  },
  {
    fields: ['python-library#/version'],
    verdict: 'refuses',
    values: local,
    why: 'A version of one’s own is on no index; it goes into the specifier, after ==.',
  },
  {
    fields: ['python-library#/requires_dist/0', 'conda-environment#/pip/0', 'jupyter-notebook#/requirements/0'],
    verdict: 'accepts',
    values: unknownConditions,
    why: 'Of a condition the form is checked, but neither the names nor that the brackets match.',
  },
  {
    fields: ['zeppelin-notebook#/zeppelinVersion'],
    verdict: 'accepts',
    values: [
      ...['==1.0.*+5', '~=1', '==1.x', '~=1.0+5', '>=1.0+deadbeef', '<1.0+1.0', '~=1.0.*', '>=1.0.*', '<1.0.*'],
      ...['!=1.0.*+deadbeef', '==2.0a1.*', '==2.0.post1.*', '!=2.0.dev1.*', '==1.0+5.*', '==1.0.*.5'],
    ],
    why: 'Zeppelin is no Python project; its versions are only compared in the manner of PEP 440.',
  },
  {
    fields: ['kubernetes-cluster#/minduration'],
    verdict: 'refuses',
    values: ['PT0.5H', 'PT0,5H', 'P0.5Y'],
    why: 'RFC 3339, and with it JSON Schema, knows whole numbers only.',
  },
  {
    fields: ['kubernetes-cluster#/nodePools/0/labels'],
    verdict: 'accepts',
    values: [`${'a'.repeat(254)}/abc`],
    why: 'Prefix and name are bounded together.',
  },
  {
    fields: ['kubernetes-cluster#/helm/0/version', 'kubernetes-cluster#/kubeVersion'],
    verdict: 'refuses',
    values: [''],
    why: 'Whoever wants any version leaves the field out, or writes a star.',
  },
  {
    fields: ['binder-notebook#/doi'],
    verdict: 'refuses',
    values: ['10.1000/a?b', '10.1000/a#b', '10.1000/100%', '10.1000/a b'],
    why: 'The link of a Binder carries the DOI as it is.',
  },
  {
    fields: ['conda-environment#/dependencies/0'],
    verdict: 'refuses',
    values: [
      'mkl@',
      'test* 1.2',
      'https://conda.anaconda.org/conda-canary/linux-64/conda-4.3.21.post699+1dab973-py36h4a561cd_0.tar.bz2',
    ],
    why: 'An environment names packages; features, searches and addresses of packages are not covered.',
  },
  {
    fields: ['conda-environment#/dependencies/0'],
    verdict: 'accepts',
    values: ['blas [test=]', 'blas[invalid="1"]'],
    why: 'A package is checked for its form, loosely; what stands in brackets is conda’s.',
  },
  {
    fields: [
      ...['oci-container#/environment', 'portainer-container#/environment', 'common-container#/environment'],
      ...['singularity-container#/environment', 'rosetta-container#/env_vars', 'docker-compose#/environment'],
      ...['conda-environment#/variables', 'common-container#/interface/portVariable'],
      'singularity-container#/interface/portVariable',
    ],
    verdict: 'refuses',
    values: unusual,
    why: 'No shell can set such a variable, and not every engine passes it on.',
  },
  {
    fields: ['common-container#/interface/port'],
    verdict: 'refuses',
    values: [1, 2, 80, 1023],
    why: 'The process does not run as root.',
  },
];
