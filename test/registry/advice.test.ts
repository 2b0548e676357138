import { describe, expect, it } from 'vitest';
import { lookup } from '../../src/registry/lookup.ts';
import { createRegistry } from '../../src/registry/registry.ts';
import { base, registry } from './entries.ts';

const advice = (text: string) => {
  const answer = lookup(registry, text);
  expect(answer.status).toBe('unknown');
  return answer.advice;
};

describe('an unknown http address', () => {
  it.each([
    ['https://raw.githubusercontent.com/o/r/main/a/b.md', 'https://github.com/o/r'],
    ['https://github.com/o/r/blob/main/a.md', 'https://github.com/o/r'],
    [
      'https://github.com/ivoa-std/IVOA-ExecutionPlanner/task-type/x.md',
      'https://github.com/ivoa-std/IVOA-ExecutionPlanner',
    ],
    ['https://cdn.jsdelivr.net/gh/o/r@1/x.json', 'https://github.com/o/r'],
    ['https://gist.githubusercontent.com/u/123/raw/x.md', 'https://gist.github.com/u/123'],
    ['https://gist.github.com/u/123', 'https://gist.github.com/u/123'],
    ['https://o.github.io/r/x', 'https://github.com/o'],
    ['https://gitlab.com/g/sub/p/-/raw/main/x.md', 'https://gitlab.com/g/sub/p'],
    ['https://www.ict.inaf.it/gitlab/exact/Rosetta/-/blob/master/x.md', 'https://www.ict.inaf.it/gitlab/exact/Rosetta'],
    ['https://gitlab.com/g/p', 'https://gitlab.com/g/p'],
    ['https://w3id.org/cwl/v1.0', 'https://github.com/perma-id/w3id.org/tree/master/cwl'],
    ['https://purl.org/x/y', 'https://purl.archive.org'],
    ['https://purl.archive.org/x/y', 'https://purl.archive.org'],
    ['https://doi.org/10.5281/zenodo.1', 'https://doi.org/10.5281/zenodo.1'],
    ['https://types.observatory.edu/x', 'https://types.observatory.edu'],
  ])('%s leads to its owner', (uri, address) => {
    expect(advice(uri).address).toBe(address);
    expect(advice(uri).next).toContain(`Open ${address} to find who can tell what it means.`);
  });

  it('is answered with how to follow it, what a planner says, and a message', () => {
    const uri = 'https://types.observatory.edu/x';
    expect(advice(uri)).toEqual({
      summary: `"${uri}" names no type that this registry knows.`,
      next: [
        'Whoever runs the host types.observatory.edu decides what it means.',
        'Open https://types.observatory.edu to find who can tell what it means.',
        `It may be a redirect: run curl -sIL '${uri}' to see where it leads, and look that address up too.`,
        'Until that is settled, a planner answers NO and does not look at the taskinfo.',
        'Send the message to whoever used it, and ask where the type is described.',
      ],
      address: 'https://types.observatory.edu',
      command: `curl -sIL '${uri}'`,
      message: `You sent a task or an interface of the type "${uri}", which we do not know; could you tell us where it is described?`,
    });
  });

  it.each(['edin.ac', 'bit.ly', 'tinyurl.com', 't.co', 'goo.gl'])('of the shortener %s says what it hides', (host) => {
    expect(advice(`https://${host}/abc`).next[0]).toMatch(/^It is a short link of /);
    expect(advice(`https://${host}/abc`).command).toBe(`curl -sIL 'https://${host}/abc'`);
  });

  it.each([
    ...['http://localhost:8080/x', 'http://127.0.0.1/x', 'http://0x7f.1/x', 'http://10.1.2.3/x', 'http://172.20.0.1/'],
    ...[
      'http://192.168.1.1/x',
      'http://169.254.169.254/x',
      'http://[::1]/x',
      'http://[fd00::1]/x',
      'http://hub.local/x',
    ],
    ...['http://hub/x', 'http://planner.internal/x', 'http://100.64.0.1/x', 'http://localhost./x'],
  ])('of a private host is nobody else’s: %s', (uri) => {
    expect(advice(uri).next[0]).toContain('exists only on one machine or in one network');
    expect(advice(uri)).not.toHaveProperty('command');
  });

  it.each(['http://172.32.0.1/x', 'http://11.0.0.1/x', 'https://fd.org/x', 'https://local.org/x'])(
    'of a public host is not taken for a private one: %s',
    (uri) => {
      expect(advice(uri)).toHaveProperty('command');
    },
  );

  it('of a host reserved for examples belongs to nobody', () => {
    expect(advice('http://example.org/rosetta').next[0]).toContain('reserved for examples');
  });

  it('is not fooled by a user name that looks like a host, and repeats no password', () => {
    const told = advice('https://w3id.org:secret@evil.net/x');
    expect(told.next[0]).toContain('evil.net');
    expect(JSON.stringify(told)).not.toContain('secret');
    expect(told).not.toHaveProperty('command');
  });

  it('quotes the command for the shell, and keeps the quote marks of a lone URI', () => {
    expect(advice("https://a.org/x'$(reboot)'`id`").command).toBe(
      "curl -sIL 'https://a.org/x'\\''$(reboot)'\\''%60id'",
    );
  });

  it('names the type that ends alike, without taking it for the same', () => {
    const answer = lookup(registry, 'https://github.com/o/r/blob/main/oci-container.md');
    expect(answer).toMatchObject({ status: 'unknown', similar: [{ name: 'oci-container' }] });
    expect(answer.advice.next[1]).toContain('only the owner can say whether both are the same');
  });

  it('is compared with the list of a registry whose base leads there', () => {
    const elsewhere = createRegistry([], { identifiers: 'https://types.example.net', formerIdentifiers: [] });
    const { advice: told } = lookup(elsewhere, 'frumblek');
    expect(told.next).toContain('Open https://types.example.net to see which types there are.');
    expect(told.address).toBe('https://types.example.net');
    expect(told.message).toMatch(/described, or use a type that https:\/\/types\.example\.net lists\?$/);
  });

  it('names no address where none can be opened', () => {
    expect(advice('python-library')).not.toHaveProperty('address');
  });

  it('under our own base is sent to the list', () => {
    expect(advice(`${base}/tasktypes/zzz`).next.slice(0, 2)).toEqual([
      'It lies under the base of this registry, but no type has that name.',
      'Run `tasktypes list` to see which types there are.',
    ]);
  });
});

describe('another scheme', () => {
  it.each([
    ['doi:10.5281/zenodo.1', 'It is a DOI; https://doi.org/10.5281/zenodo.1 '],
    ['doi://10.5281/zenodo.1', 'It is a DOI; https://doi.org/10.5281/zenodo.1 '],
    ['doi://########/jupyter', 'It is written as a DOI, but'],
    [
      'ivo://ivoa.net/std/x',
      'It is an IVOA identifier, which no browser opens; any searchable IVOA registry tells who published it under the authority "ivoa.net".',
    ],
    ['ivo:ivoa.net/std/x', 'It is an IVOA identifier'],
    ['urn:docker-container-0.1', 'It is a URN'],
    ['uri://python-library', 'The scheme "uri:" is not registered'],
    ['file:///etc/passwd', 'It is a file on one machine'],
    ['javascript:alert(1)', 'It carries code'],
    ['data:text/html,<b>', 'It carries code'],
    ['docker://docker.io/example:1.0', 'It is the address of a container image'],
    ['gopher://a.b/c', 'No browser is known to open the scheme "gopher:"'],
    ['python-library', 'It is no URI'],
  ])('%s gets a sentence of its own', (text, sentence) => {
    const { next, command } = advice(text);
    expect(next[0]).toContain(sentence);
    expect(next[0]).toMatch(/\.$/);
    expect(command).toBeUndefined();
  });
});
