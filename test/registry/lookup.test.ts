import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lookup } from '../../src/registry/lookup.ts';
import { createRegistry } from '../../src/registry/registry.ts';
import { sharedPath, withShared } from '../shared.ts';
import { base, entry, former, registry } from './entries.ts';

const oci = `${base}/tasktypes/oci-container`;
const example = `${base}/tasktypes/example-task`;

/** The URIs that a text is only suggested to mean. */
function suggested(text: string): readonly string[] {
  const answer = lookup(registry, text);
  return answer.status === 'suggestion' ? answer.suggestions.map(({ type }) => type.uri) : [answer.status];
}

function why(text: string): string | undefined {
  const answer = lookup(registry, text);
  return answer.status === 'suggestion' ? answer.suggestions[0].why : undefined;
}

describe('an exact string', () => {
  it.each([
    [oci, 'canonical', undefined, 1],
    [`${oci}/1`, 'major', undefined, 1],
    [`${oci}/1.0`, 'version', '1.0', 0],
    [`${oci}/1.1`, 'version', '1.1', 1],
    ['uri://oci-container', 'alias', undefined, 1],
  ])('%s is known by its %s', (text, via, version, minor) => {
    const answer = lookup(registry, text);
    expect(answer).toMatchObject({ status: 'known', exact: true, via, type: { uri: oci }, entry: { minor } });
    expect('version' in answer ? answer.version : undefined).toBe(version);
  });

  it.each([
    ['frumblek', 'the conversation, 3:09 PM'],
    ['https://raw.githubusercontent.com/ivoa/IVOA-ExecutionPlannerNote/main/frumblek.md', 'the conversation, 3:10 PM'],
    ['https://edin.ac/3rarcQO', 'cited in the conversation; its target was not verified'],
  ])('%s leads to example-task and says where it was seen', (text, seen) => {
    const answer = lookup(registry, text);
    expect(answer).toMatchObject({ status: 'known', via: 'alias', type: { uri: example }, seen });
    expect(answer.advice.summary).toContain(seen);
    expect(answer.advice.address).toBe(example);
  });

  it('names its own major only', () => {
    expect(lookup(registry, `${base}/tasktypes/workflow/2`)).toMatchObject({ status: 'known', type: { major: 2 } });
    expect(lookup(registry, `${base}/tasktypes/workflow`)).toMatchObject({ status: 'known', type: { major: 1 } });
  });

  it('leads a servicetype to its page as well', () => {
    const uri = `${base}/servicetypes/jupyter-hub`;
    expect(lookup(registry, uri).advice).toEqual({
      summary: `"${uri}" is the URI of the servicetype JupyterHub.`,
      next: [
        `Run \`tasktypes show jupyter-hub\` to read what its message holds; ${uri} will lead there too, once that address is registered.`,
      ],
      address: uri,
    });
  });

  it('of a deprecated type is known, with its successor', () => {
    const { status, advice } = lookup(registry, `${base}/tasktypes/old-container`);
    expect(status).toBe('known');
    expect(advice.summary).toMatch(/deprecated: The two types were merged\.$/);
    expect(advice.next[0]).toBe(`Use ${oci} instead.`);
    expect(advice.message).toContain(oci);
  });

  it('of a withdrawn version says that the type lives on', () => {
    const two = createRegistry([entry('a', { status: 'withdrawn' }), entry('a', { minor: 1, status: 'stable' })]);
    const answer = lookup(two, `${base}/tasktypes/a/1.0`);
    expect(answer).toMatchObject({ status: 'known', version: '1.0', entry: { status: 'withdrawn' } });
    expect(answer.advice.next[0]).toBe('The type itself lives on, in version 1.1.');
  });
});

describe('a moved or withdrawn type', () => {
  it.each([`${former}/tasktypes/oci-container`, `${former}/tasktypes/oci-container/1.0`])('%s has moved', (text) => {
    const answer = lookup(registry, text);
    expect(answer).toMatchObject({ status: 'moved', via: 'former', type: { uri: oci } });
    expect(answer.advice.address).toBe(oci);
  });

  it('is known by the URI of its owner, and moved by ours', () => {
    const home = 'https://types.example.net/moved-task/';
    expect(lookup(registry, home)).toMatchObject({ status: 'known', via: 'canonical' });
    for (const end of ['', '/1', '/1.0'])
      expect(lookup(registry, `${base}/tasktypes/moved-task${end}`)).toMatchObject({
        status: 'moved',
        type: { uri: home },
      });
  });

  it('names the successor of what was withdrawn', () => {
    const answer = lookup(registry, `${base}/tasktypes/gone-container`);
    expect(answer).toMatchObject({ status: 'withdrawn', successor: { uri: oci } });
    expect(answer.advice.summary).toMatch(/withdrawn: Nobody ran it\.$/);
  });

  it('still has its page when it has no successor', () => {
    const uri = `${base}/tasktypes/lost-container`;
    const answer = lookup(registry, uri);
    expect(answer).toMatchObject({ status: 'withdrawn' });
    expect(answer).not.toHaveProperty('successor');
    expect(answer.advice.next.at(-1)).toBe(
      `Run \`tasktypes show lost-container\` to read why; ${uri} will lead there too, once that address is registered.`,
    );
  });
});

describe('a related type of another vocabulary', () => {
  const uri = 'https://www.purl.org/ivoa.net/executable-types/oci-container';

  it.each([uri, `${uri}/`, `<${uri.replace('https://www.', 'http://')}>`])('is no type: %s', (text) => {
    const answer = lookup(registry, text);
    expect(answer).toMatchObject({
      status: 'related',
      relations: [{ type: { uri: oci }, related: { how: 'closeMatch' } }],
    });
    expect(answer).not.toHaveProperty('exact');
    expect(answer.advice.next).toEqual([
      'It is close to the tasktype OCI container.',
      'The message has type and spec.',
      'Until that is settled, a planner answers NO and does not look at the taskinfo.',
      `Run \`tasktypes show oci-container\` to read what its message holds; ${oci} will lead there too, once that address is registered.`,
      'Write the task anew for that type.',
    ]);
  });
});

describe('an inexact string is only a suggestion', () => {
  it.each([
    [`${oci}/`, 'a slash at its end'],
    [`${oci}//`, 'the number of its slashes and a slash at its end'],
    [`${oci}/1.0/`, 'a slash at its end'],
    [oci.replace('planner/', 'planner//'), 'the number of its slashes'],
    [oci.replace('https:', 'http:'), 'http instead of https'],
    [oci.replace('w3id', 'www.w3id'), '"www." before its host'],
    [oci.replace('https://w3id.org', 'HTTPS://W3ID.org'), 'upper and lower case'],
    [oci.replace('oci', 'OCI'), 'upper and lower case'],
    [oci.replace('https://', ''), 'the missing scheme'],
    [`${oci}#schema`, 'a fragment or query'],
    [`${oci}?format=json`, 'a fragment or query'],
    [`\u200b${oci}\ufeff`, 'invisible characters'],
    [`\u001b[31m${oci}\u001b[0m`, 'invisible characters'],
    [` ${oci}\n`, 'what stands around it'],
    [`"${oci}",`, 'what stands around it'],
    [`<${oci}>`, 'what stands around it'],
    [`(${oci}).`, 'what stands around it'],
    [`tasktype=${oci}`, 'what stands around it'],
    [`WARN unknown tasktype: ${oci} (request 17)`, 'what stands around it'],
    [oci.replaceAll('/', '\\/'), 'escaped slashes'],
    [encodeURIComponent(oci), 'percent-encoding'],
    [oci.replace('-', '%2D'), 'percent-encoding'],
    [`GET /accepts?tasktype=${encodeURIComponent(oci)}&a=b HTTP/1.1`, 'what stands around it'],
    [oci + ' '.repeat(3_000) + 'x', 'what follows its first 2048 characters and what stands around it'],
  ])('%j', (text, difference) => {
    expect(suggested(text)).toEqual([oci]);
    expect(why(text)).toMatch(/^It differs from /);
    expect(why(text)).toContain(` by ${difference}.`);
  });

  it.each([
    ...['schema.json', 'task.schema.json', 'interface.schema.json', 'types.d.ts', 'types.txt', 'validate.js'],
    ...['source.md', 'spec.json', 'spec.jsonld', 'index.html', 'schema.json/', 'schema.json#/$defs/resources'],
  ])('a face of a page: %s', (face) => {
    expect(suggested(`${oci}/1.0/${face}`)).toEqual([oci]);
    expect(suggested(`${oci}/${face}`)).toEqual([oci]);
  });

  it.each([
    ['oci-container', oci],
    ['oci_container', oci],
    ['OCI container', oci],
    ['OciContainer', oci],
    ['uri://oci_container', oci],
    ['jupter-notebook', `${base}/tasktypes/jupyter-notebook`],
    ['JupyterHub', `${base}/servicetypes/jupyter-hub`],
    ['fumblek', example],
    ['tasktype=frumblek', example],
    [`${base}/tasktypes/oci-contaner`, oci],
    [`${base}/tasktype/oci-container`, oci],
    [`${base}/oci-container`, oci],
    [`${base}/servicetypes/oci-container`, oci],
    ['/tasktypes/oci-container/1.0', oci],
    ['tasktypes/oci-container/1.0.md', oci],
    ['http://localhost:4321/sub/tasktypes/oci-container/1.0/', oci],
    ['https://somebody.github.io/tasktypes/oci-container', oci],
    ['uri:oci-container', oci],
  ])('a name, or a path elsewhere: %s', (text, uri) => {
    expect(suggested(text)[0]).toBe(uri);
  });

  it.each([`${oci}/9.9`, `${oci}/1.7`])('a version that does not exist names those that do: %s', (text) => {
    expect(suggested(text)).toEqual([oci]);
    expect(why(text)).toBe(`There is no version ${text.slice(-3)} of oci-container; there are 1.0 and 1.1.`);
  });

  it.each([
    ['uri://oci-container/1.0', 'It reads like version 1.0 of OCI container, which'],
    ['oci-container/1.1', 'It reads like version 1.1 of OCI container, which'],
    ['OCI container/1', 'It reads like version 1 of OCI container, which'],
    ['https://edin.ac/3rarcQO/1.0', 'It reads like version 1.0 of Example task, which'],
    ['uri://oci-container/7.0', 'There is no version 7.0 of oci-container; there are 1.0 and 1.1.'],
    ['workflow/3', 'There is no version 3 of workflow; there are 1.0 and 2.0.'],
  ])('a name or an alias with a version: %s', (text, reason) => {
    expect(why(text)).toContain(reason);
  });

  it('takes the end of a foreign address for no version', () => {
    expect(suggested('https://types.observatory.edu/oci-container/1.0')).toEqual(['unknown']);
  });

  it('offers every major of a name, and each type once', () => {
    expect(suggested('workflow')).toEqual([`${base}/tasktypes/workflow`, `${base}/tasktypes/workflow/2`]);
    expect(suggested(`${base}/tasktypes/workflow/3.0`)).toHaveLength(2);
  });

  it('a system, or a word seen where a type should stand, says what to write', () => {
    const systems = [{ name: 'Gaia science platform', note: 'Write a zeppelin-notebook.' }];
    const words = [{ word: 'docker', seen: 'runtimeengine of ESAP' }];
    const named = createRegistry([entry('zeppelin-notebook', { systems }), entry('oci-container', { words })]);
    const whys = (text: string): unknown => {
      const answer = lookup(named, text);
      return answer.status === 'suggestion' && answer.suggestions.map(({ type, why }) => [type.name, why]);
    };
    expect(whys('gaia science platform')).toEqual([
      ['zeppelin-notebook', 'Gaia science platform: Write a zeppelin-notebook.'],
    ]);
    expect(whys('Docker')).toEqual([['oci-container', expect.stringContaining('seen: runtimeengine of ESAP')]]);
    expect(whys('dokcer')).toEqual([['oci-container', 'It looks like a misspelling of docker.']]);
  });

  it('offers no more than five', () => {
    const many = createRegistry(Array.from({ length: 50 }, (_, index) => entry(`notebook-${index}`)));
    const answer = lookup(many, 'notebook-');
    expect(answer.status === 'suggestion' && answer.suggestions).toHaveLength(5);
  });

  it('puts a withdrawn type last', () => {
    const two = createRegistry([entry('task-a', { status: 'withdrawn' }), entry('task-b')]);
    const answer = lookup(two, 'task-c');
    expect(answer.status === 'suggestion' && answer.suggestions.map(({ type }) => type.name)).toEqual([
      'task-b',
      'task-a',
    ]);
  });

  it('passes on where an alias was seen', () => {
    expect(why('https://edin.ac/3rarcQO/')).toContain('its target was not verified');
  });

  it('quotes what was sent, and what of it names a type', () => {
    expect(lookup(registry, '<uri://oci-container>').advice.message).toBe(
      `You sent the tasktype "<uri://oci-container>", which we read as "uri://oci-container"; please send exactly ${oci} instead.`,
    );
    expect(lookup(registry, 'uri://oci-container\u200b').advice.message).toContain(
      '"uri://oci-container\\u{200b}", which we read as "uri://oci-container"',
    );
    expect(lookup(registry, '"oci-container"').advice.message).toContain(
      '""oci-container"", which names no type exactly',
    );
  });

  it('reads past the brackets of a log', () => {
    expect(suggested('uri://oci-container][a][b]')).toEqual([oci]);
  });

  it('tells the planner to answer NO, and the user what to write', () => {
    const { advice } = lookup(registry, `${oci}/`);
    expect(advice.next).toContain('Until that is settled, a planner answers NO and does not look at the taskinfo.');
    expect(advice.next.at(-1)).toBe(`If that is what was meant, write exactly ${oci} instead.`);
    expect(advice.message).toBe(
      `You sent the tasktype "${oci}/", which names no type exactly; please send exactly ${oci} instead.`,
    );
  });
});

describe('any string at all', () => {
  it.each([
    'toString',
    '__proto__',
    'constructor',
    '',
    ' ',
    '\u200b',
    '%',
    '%ff',
    'https://',
    'http://[',
    '://',
    '\ud800',
    '\0',
    '/',
    '#',
    '?',
  ])('gets an answer that ends with something to do: %j', (text) => {
    const { advice, text: asked } = lookup(registry, text);
    expect(advice.next.at(-1)).toMatch(/^[A-Z].*\.$/);
    expect(JSON.stringify([asked, advice])).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
  });

  it.each([
    [base, 'this registry itself'],
    [`${base}/`, 'this registry itself'],
    [former, 'this registry itself'],
    [`${base}/tasktypes`, "this registry's list of tasktypes"],
    [`<${base}/servicetypes/>`, "this registry's list of servicetypes"],
  ])('is told where the registry itself is asked for: %s', (text, what) => {
    const { status, advice } = lookup(registry, text);
    expect(status).toBe('unknown');
    expect(advice).toEqual({
      summary: `"${text.replace(/[<>]/g, '')}" is the address of ${what}, and names no type.`,
      next: ['Run `tasktypes list` to see which types there are.'],
    });
  });

  it.each(['', ' ', '\u200b'])('says little about nothing: %j', (text) => {
    expect(lookup(registry, text).advice).toEqual({
      summary: 'The text is empty or holds nothing that can be seen, so it names no type.',
      next: ['Run `tasktypes list` to see which types there are.'],
    });
  });

  it.each(['toString', '__proto__', 'constructor', ''])('is unknown unless it is a type: %j', (text) => {
    expect(lookup(registry, text).status).toBe('unknown');
  });

  it('says so when it did not look at all of it', () => {
    const { status, text, advice } = lookup(registry, 'x'.repeat(10_000_000));
    expect(status).toBe('unknown');
    expect(text.length).toBeLessThan(400);
    expect(advice.summary).toContain('only its first 2048 characters were looked at');
  });

  it.each(['a', '/', '%', '%25', '-a', '//@', '\u200b', '\u001b[', ' ', 'tasktype=', '(', 'https://w3id.org/', '.a'])(
    'is answered in linear time: many %j',
    (part) => {
      const start = performance.now();
      lookup(registry, part.repeat(2_048 / part.length));
      lookup(registry, part.repeat(1_000_000));
      expect(performance.now() - start).toBeLessThan(2_000);
    },
  );
});

withShared('the list of naughty strings', () => {
  it('answers every naughty string in text that can be shown', () => {
    const naughty = JSON.parse(
      readFileSync(sharedPath('suites/naughty-strings/blns.json'), 'utf8'),
    ) as readonly string[];
    for (const text of naughty.flatMap((word) => [word, `https://a.org/${word}`, `urn:${word}`, `doi:10.1/${word}`])) {
      const { status, text: asked, advice } = lookup(registry, text);
      expect(status).toMatch(/^(?:unknown|suggestion)$/);
      expect(
        Object.values({ asked, ...advice })
          .flat()
          .join(''),
      ).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
    }
  });
});
