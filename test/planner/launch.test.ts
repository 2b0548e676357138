import { describe, expect, it } from 'vitest';
import { servicetypes, tasktypes } from '../../src/official.ts';
import { launch, type OfferedInterface, type Question } from '../../src/planner.entry.ts';
import { openRegistry } from '../../src/registry/open.ts';
import { compileValidators } from '../../src/validate/compile.ts';
import { openOwnDocuments } from '../documents.ts';
import { documentOf } from '../document.ts';

const documents = await openOwnDocuments();
const hello: Question = { tasktype: tasktypes.ociContainer, taskinfo: { image: 'docker.io/library/hello-world:1' } };
const portainer: OfferedInterface = {
  servicetype: servicetypes.portainer,
  serviceinfo: { endpoint: 'https://portainer.example.org' },
};
const reasonsOf = async (offered: unknown, task: unknown): Promise<readonly string[]> => {
  const made = await launch(offered as OfferedInterface, task as Question);
  return made.how === 'impossible' ? made.reasons : [];
};

describe('a launch from an interface and a task', () => {
  it('is a link, where the service has one', async () => {
    const page = { servicetype: 'uri://generic-webinterface', serviceinfo: { endpoint: 'http://example.org/rosetta' } };
    expect(await launch(page, hello)).toEqual({ how: 'open', url: 'http://example.org/rosetta', questions: [] });
  });

  it('is requests in which what only the user knows stands as its name', async () => {
    const made = await launch(portainer, hello);
    expect(made.questions.map(({ name, secret }) => [name, secret])).toEqual([
      ['environmentId', false],
      ['key', true],
    ]);
    expect(JSON.stringify(made)).toContain('/api/endpoints/{environmentId}/docker/');
    const answered = await launch(portainer, hello, { environmentId: '3', key: 'secret-key' });
    expect(answered).toMatchObject({ how: 'steps', questions: [], requests: { length: 3 } });
    const requests = answered.how === 'steps' ? answered.requests : [];
    expect(requests.map(({ headers }) => headers['X-API-Key'])).toEqual(Array(3).fill('secret-key'));
    expect(JSON.stringify(requests.map(({ url, body }) => [url, body]))).not.toContain('secret-key');
  });

  it('is possible for each example of each pair, or says why it is not', async () => {
    const services = documents.types.filter(({ kind }) => kind === 'servicetype');
    for (const service of services)
      for (const { tasktype } of service.current.accepts)
        for (const task of documents.named('tasktype', tasktype)?.current.examples ?? [])
          for (const { value, verdict } of service.current.examples) {
            if (task.verdict === 'rejected' && verdict === 'rejected') continue;
            const uri = documents.named('tasktype', tasktype)?.uri ?? '';
            const offered = { servicetype: service.uri, serviceinfo: value } as OfferedInterface;
            const made = await launch(offered, { tasktype: uri, taskinfo: task.value });
            if (task.verdict === 'rejected' || verdict === 'rejected') expect(made.how).toBe('impossible');
            if (made.how === 'impossible') expect(made.reasons.length).toBeGreaterThan(0);
          }
  });

  it('is impossible with a type that is not known, or is of the other kind', async () => {
    expect(
      await reasonsOf({ servicetype: 'uri://frumblek', serviceinfo: {} }, { tasktype: 'uri://nothing', taskinfo: {} }),
    ).toEqual([
      expect.stringMatching(/^The servicetype "uri:\/\/frumblek" is not known\. /),
      expect.stringMatching(/^The tasktype "uri:\/\/nothing" is not known\. /),
    ]);
    expect(await reasonsOf({ servicetype: hello.tasktype, serviceinfo: {} }, hello)).toEqual([
      expect.stringContaining('is a tasktype, where the interface has to name a servicetype.'),
    ]);
  });

  it('is impossible for a pair that is not accepted, which names what is', async () => {
    const task = { tasktype: tasktypes.zeppelinNotebook, taskinfo: {} };
    expect(await reasonsOf(portainer, task)).toEqual([
      expect.stringMatching(/^A Portainer does not run tasks of the type Zeppelin notebook; it runs oci-container, /),
    ]);
  });

  it('is impossible for a task or an interface that is not complete and valid', async () => {
    expect(await reasonsOf({ ...portainer, serviceinfo: { endpoint: 'x' } }, { ...hello, taskinfo: {} })).toEqual([
      expect.stringMatching(/^In `serviceinfo`, at \/endpoint: /),
      expect.stringMatching(/^In `taskinfo`, at \/image: /),
    ]);
    expect(await reasonsOf(portainer, { tasktype: hello.tasktype })).toEqual([
      'The task has no `taskinfo`; a launch needs all of it.',
    ]);
  });

  it.each([undefined, null, 7, 'x', [], {}, { servicetype: 7, tasktype: [] }])(
    'is impossible for %j, and throws nothing',
    async (value) => {
      expect((await reasonsOf(value, value)).length).toBe(2);
    },
  );

  describe('with documents of one’s own', () => {
    const serviceWith = (launch: string): string => `---
title: Port service
summary: A service that runs port tasks.
status: experimental
owner: {name: Nobody}
level: platform
sources: []
serviceinfo:
  title: PortService
  type: object
  additionalProperties: false
  required: [endpoint]
  properties:
    endpoint: {type: string, maxLength: 100, pattern: '^http', description: Address of the service.}
accepts: [{tasktype: port-task}]
launch:
  port-task:
    - ${launch}
---

A service.
`;
    const madeBy = async (launchText: string): Promise<unknown> => {
      const registry = openRegistry({
        'tasktypes/port-task/1.0.md': documentOf(),
        'servicetypes/port-service/1.0.md': serviceWith(launchText),
      });
      const validators = compileValidators(registry);
      const uriOf = (kind: 'tasktype' | 'servicetype', name: string): string => registry.named(kind, name)?.uri ?? '';
      const offered = {
        servicetype: uriOf('servicetype', 'port-service'),
        serviceinfo: { endpoint: 'http://x.example' },
      };
      const task = { tasktype: uriOf('tasktype', 'port-task'), taskinfo: { port: 80 } };
      return launch(offered, task, { token: 'very-secret' }, { registry, validators });
    };

    it('is made as those say', async () => {
      const open = `{open: '{+root}/{port}', variables: {root: /service/endpoint, port: /task/port}}`;
      expect(await madeBy(open)).toEqual({ how: 'open', url: 'http://x.example/80', questions: [] });
    });

    it.each([
      `{open: '{+root}{?token}', variables: {root: /service/endpoint, token: {ask: Which token?, secret: true}}}`,
      `{byHand: ['Type {token}.'], variables: {token: {ask: Which token?, secret: true}}}`,
      `{steps: [{request: 'GET {+root}', expect: [200]}], result: '{+root}{?root,token*}', variables: {root: /service/endpoint, token: {ask: Which token?, secret: true}}}`,
    ])('is impossible where a secret would stand outside a header: %s', async (text) => {
      expect(await madeBy(text)).toEqual({
        how: 'impossible',
        reasons: ['The secret `token` would stand outside the headers of a request.'],
        questions: [],
      });
    });
  });
});
