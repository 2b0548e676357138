import type { Grammar } from './grammar.ts';

const inParts = {
  registry: 'docker.io',
  image_name: 'example',
  image_os: 'linux',
  interface_protocol: 'http',
  interface_transport: 'tcp/ip',
  interface_port: 8888,
};

/** A digest of SHA-512. */
export const longDigest = `sha512:${'401b09eab3c013d4'.repeat(8)}`;

/** Digests of no registered algorithm. */
export const unregistered = [
  'multihash+base58:QmRZxt2b1FVZPNqd8hsiykDL3TdBDeTSPX9Kv46HmX4Gx8',
  'sha256+b64u:LCa0a2j_xo_5m0U8HTBBNBNCLXBkg7-g-YpeiGJm564',
];

export const digests: Grammar = {
  standard: 'digests (OCI image specification)',
  fields: {
    'oci-container#/digest': { image: 'docker.io/example:1.0' },
    'portainer-container#/digest': { image: 'docker.io/example:1.0' },
    'common-container#/digest': { image: 'docker.io/example:1.0', interface: { protocol: 'http', port: 8080 } },
    'singularity-container#/digest': { image: 'docker://docker.io/example:1.0' },
    'rosetta-container#/image_digest': inParts,
  },
  written: [
    {
      where: 'descriptor.md at 13cff54, section Digests',
      accepts: ['sha256:6c3c624b58dbbcd3c0dd82b4c53f04194d1247c6eebdaab7c610cf7d66709b3b', longDigest, ...unregistered],
      refuses: [
        '',
        ':',
        'sha256',
        'sha256:',
        'SHA256:6c3c624b58dbbcd3',
        '+sha256:6c3c',
        'sha256++b64u:6c3c',
        'sha256:6c 3c',
      ],
    },
    {
      where: 'descriptor.md at 13cff54, sections SHA-256 and SHA-512: 64 and 128 characters, a to f and 0 to 9',
      accepts: [],
      refuses: [
        'sha256:abcdef0123456789',
        `sha256:${'E58FCF74'.repeat(8)}`,
        `sha256:${'a'.repeat(63)}`,
        `sha256:${'a'.repeat(65)}`,
        `sha256:${'g'.repeat(64)}`,
        `sha512:${'a'.repeat(64)}`,
      ],
    },
  ],
};
