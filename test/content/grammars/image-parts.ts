import type { Grammar } from './grammar.ts';

const parts = {
  registry: 'docker.io',
  image_name: 'example',
  image_os: 'linux',
  interface_protocol: 'http',
  interface_transport: 'tcp/ip',
  interface_port: 8888,
};

export const registryHosts: Grammar = {
  standard: 'hosts of registries (distribution/reference)',
  fields: {
    'rosetta-container#/registry': parts,
    'skaha#/registries/0': { endpoint: 'https://skaha.example.org/skaha', registries: [] },
  },
  written: [
    {
      where: 'regexp_test.go at 0965666, TestDomainRegexp',
      accepts: [
        'test.com',
        'test.com:10304',
        'localhost',
        'localhost:8080',
        'a',
        'ab.cd.com',
        'a-b.com',
        'ab.c-om',
        '0101.com',
        'b.gbc.io:443',
        'xn--n3h.com',
        'Asdf.com',
        '192.168.1.1:75050',
        '[fd00:1:2::3]:75050',
      ],
      refuses: [
        'test.com:http',
        '-ab.com',
        'ab-.com',
        'ab.-com',
        'ab.com-',
        '[fd00:1:2::3]75050',
        '[fd00:1:2::3]::75050',
        '[fd00:1:2::3%eth0]:75050',
        'fd00:1:2::3:75050',
      ],
    },
  ],
};

export const imageNames: Grammar = {
  standard: 'paths and tags of images (distribution/reference)',
  fields: { 'rosetta-container#/image_name': parts },
  written: [
    {
      where: 'regexp_test.go at 0965666, TestFullNameRegexp, names without a host',
      accepts: ['short', 'library/ubuntu', 'docker/stevvooe/app', 'aa-a/a', 'foo_bar', 'do__cker/docker'],
      refuses: [
        '',
        'a/a/',
        'a//a',
        'a^a',
        'foo/bar-',
        '_docker/_docker',
        'docker_/docker_',
        'do..cker/docker',
        'Foo/FarB',
      ],
    },
  ],
};

export const imageTags: Grammar = {
  standard: 'tags of images (distribution/reference)',
  fields: { 'rosetta-container#/image_tag': parts },
  written: [
    {
      where: 'reference.go at 0965666, the grammar at its head',
      accepts: ['latest', 'TAG5', '3.2.2', '_x', 't'.repeat(128)],
      refuses: ['', '.tag', '-tag', 'invalid~tag', 'a/b', 'a:b', 't'.repeat(129)],
    },
  ],
};
