import { describe, expect, it } from 'vitest';
import { lookup } from '../../src/registry/lookup.ts';
import { createRegistry } from '../../src/registry/registry.ts';
import { base, entry, registry } from './entries.ts';

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
    ['https://gitlab.com/g/p/x.md', 'https://gitlab.com/g/p'],
    ['https://w3id.org/cwl/v1.0', 'https://github.com/perma-id/w3id.org/tree/master/cwl'],
    ['https://purl.org/x/y', 'https://purl.archive.org'],
    ['https://purl.archive.org/x/y', 'https://purl.archive.org'],
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

describe('a text of a trace', () => {
  it.each([
    'KeyError: "x"',
    "ValueError: unknown 'tasktype'",
    'KeyError:x',
    'java.lang.IllegalStateException: no type',
    'WARN: nothing',
    'C:\\Users\\me\\task.json',
    'c:/data/task.json',
    'localhost:8888',
    'main.py:12',
    'ubuntu:22.04',
  ])('has no scheme: %s', (text) => {
    expect(advice(text).next.join(' ')).not.toMatch(/scheme|DOI|URN/);
    expect(advice(text)).not.toHaveProperty('message');
  });

  it('is not taken for the URI in it', () => {
    expect(lookup(registry, 'KeyError:tasktype=uri://oci-container').status).toBe('suggestion');
    expect(lookup(registry, 'planner:8080/accepts?tasktype=uri%3A%2F%2Foci-container').status).toBe('suggestion');
  });
});

describe('a text that is no type', () => {
  it.each(['?', '\u{1F680}', 'null', 'None', '""', "''", '42', '1.0', '-', 'hello world, what is this?', 'x'])(
    'has nobody who could be asked: %j',
    (text) => {
      const told = advice(text);
      expect(told).not.toHaveProperty('message');
      expect(told.next).toContain('Give the URI or the name of a type, or the whole line that holds it.');
    },
  );

  it.each([
    'frumblek',
    'my task',
    'my-task_2.0',
    'T\u00e2che',
    'ivo://a.b/c',
    'tag:a.org,2020:x',
    'foo.bar/x',
    '/tasktypes/zzzzzz',
  ])('may be asked for where it is like a name or a URI: %s', (text) => {
    expect(lookup(createRegistry([]), text).advice.message).toContain(`"${text}"`);
  });

  it.each(['<script>alert(1)</script>', '<x>', '"?"', '(42)', '„?“'])('is quoted as it was given: %s', (text) => {
    expect(advice(text).summary).toBe(`"${text}" names no type that this registry knows.`);
  });
});

describe('where software is found', () => {
  it.each([
    '10.5281/zenodo.1234',
    'doi:10.5281/zenodo.1234',
    'https://doi.org/10.5281/zenodo.1234',
    'https://zenodo.org/records/1234',
    'http://www.zenodo.org/record/1234#files',
    'zenodo.org/records/1234',
  ])('%s leads to its metadata', (text) => {
    const told = advice(text);
    expect(told.next.at(-1)).toMatch(/^To see which tasks the software there declares, .*tasktypes validate/);
    expect(told).not.toHaveProperty('message');
    expect(told.address).toMatch(/^https:\/\/(?:doi|zenodo)\.org\/.*1234$/);
  });

  it('another DOI may lead to software', () => {
    expect(advice('10.1051/0004-6361/2').next.at(-1)).toMatch(/^If it leads to software, /);
  });

  it.each([
    'https://github.com/o/r',
    'https://github.com/o/r.git',
    'http://www.github.com/o/r/',
    'github.com/o/r',
    'https://github.com/o/r/tree/main',
    'https://gitlab.com/g/sub/p',
    'https://gitlab.com/g/p/-/tree/main',
    'https://git.astron.nl/g/p',
    'https://gitlab.in2p3.fr/escape2020/x',
    'https://codeberg.org/o/r',
    'https://forge.example.edu/o/r.git',
    'git@github.com:o/r.git',
    'ssh://git@gitlab.com/o/r.git',
  ])('%s leads to what reads a repository', (text) => {
    expect(advice(text).next.at(-1)).toMatch(/tasktypes suggest <folder>/);
    expect(advice(text)).not.toHaveProperty('message');
  });

  it.each([
    'https://github.com/o',
    'https://github.com/o/r/blob/main/x.md',
    'https://gitlab.com/g/p/-/raw/main/x.md',
    'https://github.com/orgs/o',
    'https://zenodo.org/communities/x',
    'https://types.observatory.edu/x/y',
  ])('%s may be a type', (text) => {
    expect(advice(text)).toHaveProperty('message');
  });
});

describe('a line that only holds what is no type', () => {
  it('calls a web address no type, and sends nothing', () => {
    const told = advice(
      '[W base:89] Blocking Cross Origin API request. Referer: https://hub.observatory.edu/hub/spawn',
    );
    expect(told.next[0]).toBe('The text only holds this address and does not call it a type.');
    expect(told).not.toHaveProperty('message');
  });

  it.each(['unknown tasktype https://a.net/x today', 'servicetype=https://a.net/x, status=404'])(
    'is told from one that calls it a type: %s',
    (text) => {
      expect(advice(text).message).toContain('"https://a.net/x"');
    },
  );

  it('says that nothing in it is a type', () => {
    expect(advice("ERROR esap_api.ida.views: KeyError: 'workflowtype'").next[0]).toBe(
      'It holds no URI, and calls nothing a tasktype or a servicetype.',
    );
  });

  it.each(['docker.io/library/python:3.11', 'ghcr.io/owner/image', 'penngwyn/jupytercasa:latest', 'host:5000/a/b:1'])(
    'tells the reference of an image: %s',
    (text) => {
      expect(advice(text).next[0]).toMatch(/reference of a container image, which belongs in the taskinfo/);
    },
  );

  it.each(['src/main.py:12', 'lib/x.test.ts:3'])('takes a place in a file for no image: %s', (text) => {
    expect(advice(text).next[0]).not.toContain('image');
  });
});

describe('a word that types hold', () => {
  const named = createRegistry([
    entry('jupyter-notebook', { title: 'Jupyter notebook', summary: 'A notebook to run.' }),
    entry('esap-notebook', { summary: 'A Jupyter notebook in a repository.' }),
    entry('other', { aliases: [{ uri: 'uri://jupyter-lab', seen: 'a log' }], summary: 'Something else.' }),
    entry('gone-jupyter', { status: 'withdrawn' }),
  ]);
  const held = (text: string): readonly string[] => {
    const answer = lookup(named, text);
    return answer.status === 'unknown' ? answer.similar.map(({ name }) => name) : [answer.status];
  };

  it('names them, by their names first, then by aliases and summaries', () => {
    expect(held('jupyter')).toEqual(['jupyter-notebook', 'other', 'esap-notebook']);
    const { next, message } = lookup(named, 'Jupyter').advice;
    expect(next.slice(0, 3)).toEqual([
      'It stands in the name of Jupyter notebook.',
      'It stands in an alias of other.',
      'It stands in the summary of esap notebook.',
    ]);
    expect(message).toMatch(
      /^You sent a task or an interface of the type "Jupyter", which names no type; which one is/,
    );
  });

  it.each([
    ['repositories', []],
    ['repository', ['esap-notebook']],
    ['repositor', ['esap-notebook']],
    ['notebook repository', ['esap-notebook']],
    ['the', []],
    ['run', ['jupyter-notebook']],
    ['something', ['other']],
    ['what is a notebook in a repository?', ['esap-notebook']],
    ['what is this?', []],
    ['https://a.org/jupyter', []],
  ])('%s is held by %j', (text, names) => {
    expect(held(text)).toEqual(names);
  });

  it('that suggests a type is said to stand in the names of others too', () => {
    const words = [{ word: 'docker', seen: 'ESAP' }];
    const two = createRegistry([entry('oci-container', { words }), entry('docker-compose')]);
    const answer = lookup(two, 'docker');
    expect(answer.status === 'suggestion' && answer.suggestions.map(({ type }) => type.name)).toEqual([
      'oci-container',
    ]);
    expect(answer.advice.next).toContain(
      `It stands in the name of the tasktype docker compose too: ${base}/tasktypes/docker-compose.`,
    );
  });
});

describe('a path of a page', () => {
  const words = [{ word: 'conda', seen: 'a log' }];
  const conda = createRegistry([entry('conda-environment', { words })]);
  const status = (text: string): string => lookup(conda, text).status;

  it.each([
    '/tasktypes/conda',
    'tasktypes/conda/',
    'tasktypes/conda/1.0/schema.json',
    '/registry/tasktypes/conda',
    'tasktype/conda_environment',
    'http://localhost:4321/tasktypes/conda/',
    'http://127.0.0.1:4321/registry/tasktypes/conda/1.0/',
    '/conda',
  ])('is read wherever the pages are tried out: %s', (text) => {
    expect(status(text)).toBe('suggestion');
  });

  it('is not read where somebody else names types', () => {
    expect(status('https://types.observatory.edu/tasktypes/conda')).toBe('unknown');
  });
});
