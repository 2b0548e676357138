import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { tasktypes } from '../../src/official.ts';
import { runLaunch, type OfferedInterface, type Question, type Run } from '../../src/planner.entry.ts';
import { withParts } from '../parts.ts';
import { containerParts, startContainers, type Containers } from './containers.ts';
import { endAfterAll } from './endings.ts';
import { pageText } from './image-registry.ts';
import { addressOf } from './podman.ts';
import { pageAt } from './program.ts';
import { seeJob } from './uws-jobs.ts';

withParts('tasks in real containers', containerParts, () => {
  const later = endAfterAll();
  let services: Containers;

  beforeAll(async () => {
    services = await startContainers(later);
  });

  const launched = (offered: OfferedInterface, task: Question): Promise<Run> =>
    runLaunch(offered, task, { answers: { key: services.key }, interval: 50, limit: 60_000 });

  const task = (tasktype: string, taskinfo: object): Question => ({ tasktype, taskinfo });

  const addressIn = async (id: string): Promise<string> => addressOf(await services.podman.inspect(id)) ?? 'nowhere';

  function resultOf(run: Run): string {
    if (!run.done) throw new Error(`${run.text} ${run.advice}`);
    return run.result ?? '';
  }

  describe('a Portainer in front of a real container service', () => {
    function containerOf(run: Run): string {
      const [, id = ''] = /\/#!\/1\/docker\/containers\/([0-9a-f]{64})$/.exec(resultOf(run)) ?? [];
      onTestFinished(async () => {
        await services.podman.ask('DELETE', `/containers/${id}?force=true`);
      });
      return id;
    }

    it.each<[string, (hello: Containers['hello']) => object]>([
      ['an image', ({ reference }) => ({ image: reference })],
      ['an image of a platform', ({ reference }) => ({ image: `docker://${reference}`, platform: {} })],
      ['a digest', ({ reference, digest }) => ({ image: reference, digest })],
      ['an image with a digest', ({ reference, digest }) => ({ image: `${reference}@${digest}` })],
    ])('runs a plain container that is named by %s', async (_, info) => {
      const { hello, portainer, podman } = services;
      const id = containerOf(await launched(portainer, task(tasktypes.ociContainer, info(hello))));
      await podman.ask('POST', `/containers/${id}/wait`);
      expect(await podman.wordsOf(id)).toBe('Hello, world\n');
    });

    it('passes on the command, the variables and the limits of a task', async () => {
      const { hello, portainer, podman } = services;
      const command = ['/bin/busybox', 'sh', '-c', 'echo $GREETING from $(id -u)'];
      const resources = { maxmemory: 1, maxcores: 1 };
      const taskinfo = { image: hello.reference, command, environment: { GREETING: 'Hi' }, user: '1000', resources };
      const id = containerOf(await launched(portainer, task(tasktypes.ociContainer, taskinfo)));
      await podman.ask('POST', `/containers/${id}/wait`);
      expect(await podman.wordsOf(id)).toBe('Hi from 1000\n');
      expect((await podman.inspect(id)).HostConfig).toMatchObject({ Memory: 2 ** 30, NanoCpus: 1e9 });
    });

    it.each<[string, string, (page: Containers['page']) => object]>([
      [
        'an oci-container',
        tasktypes.ociContainer,
        ({ reference, port }) => ({ image: reference, ports: [{ port, protocol: 'http' }] }),
      ],
      [
        'a rosetta-container',
        tasktypes.rosettaContainer,
        ({ reference, port }) => ({ image: reference, interface_port: port }),
      ],
      [
        'a common-container',
        tasktypes.commonContainer,
        ({ reference, port }) => ({ image: reference, interface: { protocol: 'http', port } }),
      ],
    ])('publishes the port of %s', async (_, tasktype, info) => {
      const { page, portainer } = services;
      const id = containerOf(await launched(portainer, task(tasktype, info(page))));
      const address = await addressIn(id);
      expect(address).toBe(`http://127.0.0.1:${page.port}/`);
      expect(await pageAt(address)).toBe(pageText);
    });

    it('publishes whatever the image exposes where the task names no port', async () => {
      const { page, portainer } = services;
      const run = await launched(portainer, task(tasktypes.rosettaContainer, { image: page.reference }));
      expect(await pageAt(await addressIn(containerOf(run)))).toBe(pageText);
    });

    it('refuses who has no access token', async () => {
      const { hello, portainer } = services;
      const run = await runLaunch(portainer, task(tasktypes.ociContainer, { image: hello.reference }), {
        answers: { key: 'another' },
      });
      expect(run).toMatchObject({ done: false, answered: 0 });
    });
  });

  describe('a UWS in front of a real container service', () => {
    it('runs a plain container to its end, and keeps its words', async () => {
      const { hello, uws } = services;
      const run = await launched(uws, task(tasktypes.ociContainer, { image: hello.reference }));
      expect(await seeJob(resultOf(run))).toEqual({ phase: 'COMPLETED', result: 'Hello, world\n' });
    });

    it.each<[string, string, (page: Containers['page']) => object]>([
      [
        'a common-container',
        tasktypes.commonContainer,
        ({ reference, port }) => ({ image: reference, interface: { protocol: 'http', port } }),
      ],
      ['a rosetta-container', tasktypes.rosettaContainer, ({ reference }) => ({ image: reference })],
    ])('starts %s, and says where its interface answers', async (_, tasktype, info) => {
      const { page, uws } = services;
      const run = await launched(uws, task(tasktype, info(page)));
      expect(await seeJob(resultOf(run))).toEqual({ phase: 'EXECUTING', result: pageText });
    });

    it('says that an image that is nowhere does not run', async () => {
      const { hello, uws } = services;
      const run = await launched(uws, task(tasktypes.ociContainer, { image: `${hello.reference}-missing` }));
      expect(run).toMatchObject({ done: false, answered: 2 });
    });
  });
});
