import { describe, expect, it } from 'vitest';
import { servicetypes, tasktypes } from '../../src/official.ts';
import { createPlanner, readQuestion, type Planner } from '../../src/planner.entry.ts';
import { webInterface } from './planners.ts';

const rosettaInterface = {
  servicetype: servicetypes.rosettaWebinterface,
  serviceinfo: { endpoint: 'http://example.org/rosetta' },
};

const rosetta = await createPlanner([
  { tasktype: tasktypes.rosettaContainer, interfaces: [webInterface(), rosettaInterface] },
]);

const hub = await createPlanner([
  {
    tasktype: tasktypes.pythonLibrary,
    interfaces: [
      { servicetype: servicetypes.jupyterHub, serviceinfo: { endpoint: 'http://example.org/hub' } },
      { servicetype: servicetypes.binderHub, serviceinfo: { endpoint: 'http://example.org/binder' } },
    ],
  },
]);

function ask(planner: Planner, message: unknown): ReturnType<Planner['answer']> {
  const read = readQuestion(message);
  if ('refusal' in read) throw new Error(read.refusal);
  return planner.answer(read.question);
}

const image = 'docker://docker.io/example:1.0';

describe('the conversation', () => {
  it('answers a rosetta-container with YES and both interfaces', () => {
    expect(ask(rosetta, { tasktype: 'uri://rosetta-container', taskinfo: { image } })).toEqual({
      reponseword: 'YES',
      interfaces: [webInterface(), rosettaInterface],
    });
  });

  it('answers an oci-container of the same image with NO', () => {
    expect(ask(rosetta, { tasktype: 'uri://oci-container', taskinfo: { image } })).toEqual({
      reponseword: 'NO',
      reponseinfo: {
        reasons: [
          {
            text: 'This service does not run the tasktype "uri://oci-container".',
            path: '/tasktype',
            rule: 'tasktype-is-run-here',
          },
        ],
      },
    });
  });

  it('answers a sciserver-container with NO', () => {
    expect(ask(rosetta, { tasktype: tasktypes.sciserverContainer }).reponseword).toBe('NO');
  });

  it('takes the seven fields of the owner of Rosetta', () => {
    const taskinfo = {
      registry: 'docker://docker.io',
      image_name: 'example',
      image_arch: 'amd64',
      image_os: 'linux',
      interface_protocol: 'http',
      interface_transport: 'tcp/ip',
      interface_port: 8888,
    };
    expect(ask(rosetta, { tasktype: 'uri://rosetta-container', taskinfo }).reponseword).toBe('YES');
  });

  it('offers a python-library to a JupyterHub and to a BinderHub', () => {
    const reply = ask(hub, { tasktype: 'uri://python-library', taskinfo: { pipname: 'my-example-lib' } });
    expect(reply.reponseword === 'YES' && reply.interfaces.map(({ servicetype }) => servicetype)).toEqual([
      servicetypes.jupyterHub,
      servicetypes.binderHub,
    ]);
  });

  it('does not look at the taskinfo of a tasktype that nobody knows', () => {
    const hostile = new Proxy({}, { get: () => expect.fail('looked'), ownKeys: () => expect.fail('looked') });
    const reply = ask(rosetta, { tasktype: 'uri://frumblek', taskinfo: hostile });
    expect(reply.reponseword).toBe('NO');
  });
});
