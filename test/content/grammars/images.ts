import type { Grammar } from './grammar.ts';

const f64 = 'f'.repeat(64);
const nested = (count: number): string => 'a/'.repeat(count);

/** References that name host and tag, as the tests of the grammar have them. */
const whole = [
  'test.com/repo:tag',
  'test:5000/repo:tag',
  `test:5000/repo:tag@sha256:${f64}`,
  'sub-dom1.foo.com/bar/baz/quux:some-long-tag',
  'b.gcr.io/test.example.com/my-app:test.example.com',
  'xn--n3h.com/myimage:xn--n3h.com',
  '192.168.1.1:5000/repo:5050',
  '[2001:db8:1:2:3:4:5:6]/repo:tag',
  '[2001:db8::1]:5000/repo:tag',
  `[2001:db8::1]:5000/repo:tag@sha256:${f64}`,
  `registry.com:8080/myapp:tag2@sha256:${f64}`,
];

/** Those with a digest of SHA-512. */
export const longDigest = [`xn--7o8h.com/myimage:xn--7o8h.com@sha512:${f64}${f64}`];

/** Those that name a host, but no tag. */
export const untagged = [
  'test:5000/repo',
  'sub-dom1.foo.com/bar/baz/quux',
  '192.168.1.1/repo',
  '[2001:db8::1]/repo',
  'foo.com:8080/bar',
  'example.com/some_separator__underscore/myimage',
  'registry.io/foo/project--id.module--name.ver---sion--name',
  'Asdf.com/foo/bar',
  `test:5000/repo@sha256:${f64}`,
  `localhost:8080/name@sha256:${f64}`,
];

/** Those that name no host; what has neither a dot nor a port is read as the beginning of the path. */
export const hostless = [
  'test_com',
  'test.com:tag',
  'test.com:5000',
  'lowercase:Uppercase',
  'foo_bar.com:8080',
  'foo/foo_bar.com:8080',
  '192.168.1.1:5000',
  'short',
  'library/ubuntu',
  'a/a/a/a',
  'aa-a/a',
  'foo_bar.com',
  'do__cker/docker',
  `${nested(127)}a:tag-puts-this-over-max`,
  `localhost:8080@sha256:${f64}`,
  `localhost@sha256:${f64}`,
];

/** Those with a digest. */
export const digested = [...whole, ...longDigest, ...untagged, ...hostless].filter((reference) =>
  reference.includes('@'),
);

/** A name of 257 characters, where 255 are allowed. */
export const tooLong = `${nested(128)}a:tag`;

const wrong = [
  '',
  ':justtag',
  `@sha256:${f64}`,
  `repo@sha256:${'f'.repeat(34)}`,
  `validname@invaliddigest:${f64}`,
  'Uppercase:tag',
  'test:5000/Uppercase/lowercase:tag',
  tooLong,
  'aa/asdf$$^/aa',
  '[2001:db8::1]',
  '[2001:db8::1]:5000',
  '[2001:db8::1]:tag',
  '[fe80::1%eth0]:5000/repo',
];

const wrongNames = [
  'a/a/a/a/',
  'a//a/a',
  'foo.com/',
  'foo.com:http/bar',
  'a^a',
  'a-/a/a/a',
  'foo.com/a-/a/a',
  '-foo/bar',
  'foo/bar-',
  '_foo/bar',
  'foo_bar.com:8080/app',
  '____/____',
  'docker_/docker_',
  'example.com/__underscore/myimage',
  'example.com/..dots/myimage',
  'example.com/nodouble..dots/myimage',
  'docker./docker',
  'do__cker:8080/docker',
  'Foo/FarB',
];

const wrongReferences = [
  'registry.com:8080/myapp@sha256:badbadbadbad',
  'registry.com:8080/myapp:invalid~tag',
  'bad_hostname.com:8080/myapp:tag',
  `localhost:http/name@sha256:${f64}`,
  'registry.com:8080/myapp@bad',
  'registry.com:8080/myapp@2bad',
];

const references: Grammar['written'] = [
  {
    where:
      'reference_test.go at 0965666, TestReferenceParse; regexp_test.go, TestFullNameRegexp and TestReferenceRegexp',
    accepts: [...whole, ...longDigest, ...untagged, ...hostless],
    refuses: [],
  },
  { where: 'reference_test.go at 0965666, TestReferenceParse, with an error', accepts: [], refuses: wrong },
  { where: 'regexp_test.go at 0965666, TestFullNameRegexp, no match', accepts: [], refuses: wrongNames },
  { where: 'regexp_test.go at 0965666, TestReferenceRegexp, no match', accepts: [], refuses: wrongReferences },
  {
    where: 'reference.go at 0965666, the grammar at its head: a tag has 128 characters at most, no dot or hyphen first',
    accepts: [`test.com/repo:${'t'.repeat(128)}`],
    refuses: [`test.com/repo:${'t'.repeat(129)}`, 'test.com/repo:.tag', 'test.com/repo:-tag', 'test.com/repo:'],
  },
];

export const imageReferences: Grammar = {
  standard: 'references of images (distribution/reference)',
  fields: {
    'oci-container#/image': {},
    'portainer-container#/image': {},
    'common-container#/image': { interface: { protocol: 'http', port: 8080 } },
    'rosetta-container#/image': {},
    'skaha-session#/image': { type: 'headless' },
  },
  written: references,
};

const docker = (reference: unknown): string => `docker://${String(reference)}`;

export const transportedReferences: Grammar = {
  standard: 'references of images behind docker:// (containers-transports)',
  fields: { 'singularity-container#/image': {}, 'oci-container#/image': {} },
  written: [
    ...references.map(({ where, accepts, refuses }) => ({
      where,
      accepts: accepts.map(docker),
      refuses: refuses.map(docker),
    })),
    {
      where: 'containers-transports(5), docker://docker-reference: one scheme, two slashes',
      accepts: ['docker://docker.io/library/hello-world:latest'],
      refuses: [
        'docker:docker.io/example:1.0',
        'docker:/docker.io/example:1.0',
        'docker:///example:1.0',
        'docker://docker://docker.io/example:1.0',
        'docker://https://docker.io/example:1.0',
        'DOCKER://docker.io/example:1.0',
        'docker-daemon:example:1.0',
        'docker-archive:/tmp/example.tar',
      ],
    },
  ],
};
