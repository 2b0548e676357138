import { describe, expect, it } from 'vitest';
import { launchWays } from '../../src/registry/launch-ways.ts';
import type { Spec } from '../../src/spec/spec.ts';

const launch: Spec['launch'] = {
  notebook: [
    {
      when: {
        '/service/nbgitpuller': true,
        '/task/repository': { present: true },
        '/task/ref': { present: true },
        '/task/x': { present: false },
      },
      open: '{+root}/git-pull{?repo,branch}',
      variables: {
        root: { from: '/service/endpoint', as: 'public-root' },
        repo: '/task/repository/url',
        branch: { from: '/task/repository/ref', default: 'HEAD' },
        fixed: { value: 'two' },
      },
    },
    { byHand: ['Sign in at {endpoint}.', 'Upload the notebook.'], variables: { endpoint: '/service/endpoint' } },
  ],
  job: [
    {
      steps: [
        {
          request: 'POST {+endpoint}/jobs',
          headers: { authorization: 'Bearer {token}' },
          body: { image: '{image}' },
          expect: [200, 201],
          take: { id: { pointer: '/id' }, place: { header: 'location' } },
          until: { pointer: '/phase', value: 'EXECUTING', failed: ['ERROR', 'ABORTED'] },
        },
      ],
      variables: { token: { ask: 'Which token?', secret: true } },
    },
  ],
};

describe('launchWays', () => {
  it('tells the condition of a way, fields that must be there together', () => {
    expect(launchWays({ launch }, 'notebook').map(({ condition, summary }) => [summary, condition])).toEqual([
      [
        'one link',
        '`nbgitpuller` of the service is `true` and `repository` and `ref` of the task are given and `x` of the task is not given',
      ],
      ['2 steps by hand', undefined],
    ]);
  });

  it('tells where each variable comes from', () => {
    expect(launchWays({ launch }, 'notebook')[0]?.variables).toEqual([
      { name: 'root', from: '`endpoint` of the service, without /hub and slashes at its end' },
      { name: 'repo', from: '`repository.url` of the task' },
      { name: 'branch', from: '`repository.ref` of the task; where it is not given, `HEAD`' },
      { name: 'fixed', from: 'always `"two"`' },
    ]);
  });

  it('tells that a user is asked only for what the task does not give', () => {
    const from = '/task/port';
    const variables = {
      port: { from, ask: 'Which port?' },
      host: { from: '/task/image', as: 'image-host' as const, ask: 'Which registry?', default: 'docker.io' },
    };
    expect(launchWays({ launch: { job: [{ open: '{port}{host}', variables }] } }, 'job')[0]?.variables).toEqual([
      { name: 'port', from: '`port` of the task; where it is not given, asked of the user: Which port?' },
      {
        name: 'host',
        from: 'the host of the registry in `image` of the task; where it is not given, asked of the user: Which registry? Without an answer: `docker.io`',
      },
    ]);
  });

  it('tells requests with what is expected of the reply', () => {
    expect(launchWays({ launch }, 'job')).toEqual([
      {
        summary: 'one request',
        byHand: [],
        requests: [
          {
            request: 'POST {+endpoint}/jobs',
            headers: ['authorization: Bearer {token}'],
            body: '{\n  "image": "{image}"\n}',
            then: [
              'The reply has the status 200 or 201.',
              '`{id}` is taken from `/id` of the reply.',
              '`{place}` is taken from the header field `location`.',
              'It is sent again until `/phase` of the reply is `"EXECUTING"`; `"ERROR"` or `"ABORTED"` means that it never will.',
            ],
          },
        ],
        variables: [
          { name: 'token', from: 'asked of the user: Which token? It is a secret and goes into a header only.' },
        ],
      },
    ]);
  });

  it('tells of a form, of a choice of values, and of what is opened at the end', () => {
    const job: Spec['launch'] = {
      job: [
        {
          when: { '/task/phase': { in: ['RUN', 'HOLD'] } },
          steps: [{ request: 'POST {+at}', form: '{?phase}', expect: [303], take: { at: { pointer: '' } } }],
          result: '{+at}',
          variables: { at: '/service/endpoint', phase: '/task/phase' },
        },
      ],
    };
    expect(launchWays({ launch: job }, 'job')).toMatchObject([
      {
        condition: '`phase` of the task is `"RUN"` or `"HOLD"`',
        requests: [
          { form: '{?phase}', then: ['The reply has the status 303.', '`{at}` is taken from the whole reply.'] },
        ],
        result: '{+at}',
      },
    ]);
  });

  it('knows no way for a tasktype that is not accepted', () => {
    expect(launchWays({ launch }, 'toString')).toEqual([]);
  });
});
