import { describe, expect, it } from 'vitest';
import { launch } from '../../src/launch/launch.ts';
import type { LaunchAlternative } from '../../src/spec/launch.ts';

const endpoint = { from: '/service/endpoint', as: 'no-trailing-slash' } as const;
const service = { endpoint: 'https://example.org/service/' };

describe('launch', () => {
  it('takes the first way whose condition holds', () => {
    const ways: readonly LaunchAlternative[] = [
      { when: { '/task/provider': { in: ['zenodo', 'figshare'] } }, open: 'doi' },
      { when: { '/task/provider': 'gl', '/task/path': { present: true } }, open: 'file' },
      { when: { '/task/path': { present: false } }, open: 'folder' },
    ];
    const urlOf = (task: unknown): unknown => launch(ways, { service, task });
    expect(urlOf({ provider: 'figshare' })).toMatchObject({ url: 'doi' });
    expect(urlOf({ provider: 'gl', path: 'a' })).toMatchObject({ url: 'file' });
    expect(urlOf({ provider: 'gl' })).toMatchObject({ url: 'folder' });
    expect(urlOf({ provider: 'gh', path: 'a' })).toMatchObject({ how: 'impossible' });
  });

  it('takes a field that is not there for one of the values where the condition says so', () => {
    const ways: readonly LaunchAlternative[] = [
      { when: { '/task/mode': { in: ['compose'], orAbsent: true } }, open: 'x' },
    ];
    const howOf = (task: unknown): unknown => launch(ways, { service, task }).how;
    expect([howOf({}), howOf({ mode: 'compose' }), howOf({ mode: 'swarm' })]).toEqual(['open', 'open', 'impossible']);
  });

  it('makes a link, values encoded, defaults taken where the task says nothing', () => {
    const ways = [
      {
        open: '{+endpoint}/v2/git/{repository}/{ref}{?labpath}',
        variables: { endpoint, repository: '/task/repository', ref: { from: '/task/ref', default: 'HEAD' }, labpath: '/task/path' },
      },
    ]; // prettier-ignore
    const task = { repository: 'https://example.org/a b' };
    expect(launch(ways, { service, task })).toEqual({
      how: 'open',
      url: 'https://example.org/service/v2/git/https%3A%2F%2Fexample.org%2Fa%20b/HEAD',
      questions: [],
    });
  });

  it('shows what is still to be asked as its name, and fills it once it is answered', () => {
    const ways = [
      {
        byHand: ['Open {endpoint} and set the port to {port}.'],
        variables: { endpoint, port: { from: '/task/port', ask: 'On which port?' } },
      },
    ];
    expect(launch(ways, { service, task: {} })).toEqual({
      how: 'byHand',
      sentences: ['Open https://example.org/service and set the port to {port}.'],
      questions: [{ name: 'port', ask: 'On which port?', secret: false }],
    });
    const sentences = ['Open https://example.org/service and set the port to 80.'];
    expect(launch(ways, { service, task: {} }, { port: '80' })).toMatchObject({ sentences, questions: [] });
    expect(launch(ways, { service, task: { port: 80 } })).toMatchObject({ sentences, questions: [] });
  });

  it('makes requests with bodies and forms, and shows what a reply will give as its name', () => {
    const ways: readonly LaunchAlternative[] = [
      {
        steps: [
          {
            request: 'POST {+endpoint}/jobs',
            headers: { 'X-API-Key': '{key}' },
            form: '{?PHASE,parameters*}',
            expect: [303],
            take: { job: { header: 'location' } },
          },
          { request: 'PUT {+job}/files{?job}', body: { image: '{image}', note: '{note}' }, expect: [200], until: { pointer: '', value: 'DONE', failed: ['ERROR'] } },
        ],
        result: '{+job}/results',
        variables: {
          endpoint,
          key: { ask: 'Which key?', secret: true },
          PHASE: { value: 'RUN' },
          parameters: { from: '/task/parameters', as: 'parameter-map' },
          image: '/task/image',
          note: '/task/note',
        },
      },
    ]; // prettier-ignore
    const task = { parameters: [{ id: 'a b', value: 'c&d' }], image: 'x' };
    expect(launch(ways, { service, task })).toEqual({
      how: 'steps',
      requests: [
        {
          method: 'POST',
          url: 'https://example.org/service/jobs',
          headers: { 'content-type': 'application/x-www-form-urlencoded', 'X-API-Key': '{key}' },
          body: 'PHASE=RUN&a%20b=c%26d',
          expect: [303],
          take: { job: { header: 'location' } },
        },
        {
          method: 'PUT',
          url: '{job}/files?job={job}',
          headers: { 'content-type': 'application/json' },
          body: '{"image":"x"}',
          expect: [200],
          take: {},
          until: { pointer: '', value: 'DONE', failed: ['ERROR'] },
        },
      ],
      result: '{job}/results',
      questions: [{ name: 'key', ask: 'Which key?', secret: true }],
    });
  });

  it('is impossible, with the reason, when a value cannot be written as the service wants it', () => {
    const ways = [{ open: '{args}', variables: { args: { from: '/task/command', as: 'joined-by-blanks' } as const } }];
    expect(launch(ways, { service, task: { command: ['a b'] } })).toEqual({
      how: 'impossible',
      reasons: ['`command`: "a b" is not one word without blanks, and this service splits at blanks.'],
      questions: [],
    });
  });

  it('takes nothing that a task says for a place that is still to be filled', () => {
    const ways: readonly LaunchAlternative[] = [
      {
        steps: [
          {
            request: 'POST {+endpoint}/run{?img}',
            headers: { Authorization: '{token}' },
            body: { img: '{img}' },
            expect: [200],
          },
        ],
        variables: { endpoint, img: '/task/image', token: { ask: 'Which token?', secret: true } },
      },
    ];
    const task = { image: '~~~token~~~ {token}' };
    const shown = launch(ways, { service, task });
    expect(shown).toMatchObject({
      requests: [
        {
          url: 'https://example.org/service/run?img=~~~token~~~%20%7Btoken%7D',
          headers: { Authorization: '{token}' },
          body: '{"img":"~~~token~~~ {token}"}',
        },
      ],
    });
    const answered = launch(ways, { service, task }, { token: 'secret' });
    expect(JSON.stringify(answered).match(/secret/g)).toHaveLength(1);
    expect(answered).toMatchObject({ requests: [{ headers: { Authorization: 'secret' } }] });
  });

  it('is impossible with half a character, and never throws over what a task holds', () => {
    const open = '{+endpoint}/{constructor}{?list*,map*}';
    const ways = [{ open, variables: { endpoint, constructor: '/task/a', list: '/task/list', map: '/task/map' } }];
    expect(launch(ways, { service, task: { a: '\ud800' } })).toMatchObject({
      how: 'impossible',
      reasons: ['`a`: it holds half of a character.'],
    });
    expect(launch(ways, { service, task: { list: [{ b: 1 }], map: { c: [2] } } })).toMatchObject({
      url: 'https://example.org/service/?list=%7B%22b%22%3A1%7D&c=%5B2%5D',
    });
  });
});
