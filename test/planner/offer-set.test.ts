import { describe, expect, it } from 'vitest';
import { registry, tasktypes } from '../../src/official.ts';
import { fromOfferSetRequest, toOfferSetRequest, type Question } from '../../src/planner.entry.ts';
import { createChecker } from '../../src/spec/checker.ts';
import { isObject } from '../../src/spec/object.ts';
import { valueAt } from '../../src/spec/place.ts';
import { openOwnDocuments } from '../documents.ts';
import { executionBroker } from './execution-broker.ts';

const documents = await openOwnDocuments();
const names = ['oci-container', 'singularity-container', 'jupyter-notebook'];
const apis = ['2025', '2026'] as const;

const examples = names.flatMap((name) => {
  const type = documents.named('tasktype', name);
  const accepted = type?.current.examples.filter((example) => example.verdict === 'accepted') ?? [];
  return accepted.flatMap(({ value, ...example }) =>
    apis.map((api) => {
      const task: Question = { tasktype: type?.uri ?? '', taskinfo: value };
      return [`${name}, ${'name' in example ? example.name : ''}, ${api}`, task, api] as const;
    }),
  );
});

const schemaOf = (uri: string): ReturnType<typeof createChecker> => {
  const type = documents.types.find((one) => one.uri === uri);
  if (type === undefined) throw new Error(uri);
  return createChecker(documents.schemaOf(type.current));
};

function leaves(value: unknown, pointer = ''): readonly (readonly [pointer: string, value: unknown])[] {
  if (!isObject(value) && !Array.isArray(value)) return [[pointer, value]];
  return Object.entries(value).flatMap(([key, part]) => leaves(part, `${pointer}/${key}`));
}

/** What stands in a task without being said: values that are the default, and a scheme that is no part of a name. */
const same = (pointer: string, one: unknown, other: unknown): boolean =>
  one === other ||
  (pointer.endsWith('/transport') && one === 'tcp') ||
  (pointer.endsWith('/mingpus') && one === 0) ||
  (pointer === '/taskinfo/image' && String(other).startsWith(String(one).replace('docker://', '').split('@')[0] ?? ''));

describe('a task for an Execution Broker', () => {
  it.each(examples)(
    'has the shape of its schema, and comes back with all that is not listed as lost: %s',
    (_, task, api) => {
      const made = toOfferSetRequest(task, { api });
      if ('reasons' in made) {
        expect(task.taskinfo).toHaveProperty('repository');
        return;
      }
      const check = createChecker(executionBroker[api]);
      expect([check(made.request), check.errors]).toEqual([true, check.errors]);
      const back = fromOfferSetRequest(JSON.parse(JSON.stringify(made.request)));
      if ('reasons' in back) throw new Error(back.reasons.join());
      expect(back.lost).toEqual([]);
      // Where the image lies is said beside its name, for which a broker has no field.
      const isWhole = !made.lost.some(({ path }) => path === '/taskinfo/library');
      expect(schemaOf(task.tasktype)(back.task.taskinfo)).toBe(isWhole);
      const missing = leaves(task)
        .filter(([pointer, value]) => !same(pointer, value, valueAt(back.task, pointer)))
        .filter(([pointer]) => !made.lost.some(({ path }) => `${pointer}/`.startsWith(`${path}/`)));
      expect(missing).toEqual([]);
      expect(toOfferSetRequest(back.task, { api })).toEqual({ request: made.request, lost: [] });
    },
  );

  const image = 'docker.io/library/hello-world:1';
  const requestOf = (task: Omit<Question, 'tasktype'>, api: '2025' | '2026' = '2026'): unknown =>
    toOfferSetRequest({ tasktype: tasktypes.ociContainer, ...task }, { api });

  it('takes what is wanted from beside the taskinfo too, and says where the two differ', () => {
    expect(
      requestOf({
        taskinfo: { image, resources: { mincores: 2, maxmemory: 8 } },
        resources: { mincores: 4, minmemory: '512M', minduration: '5m', maxstartup: '60s' },
      }),
    ).toEqual({
      request: {
        executable: {
          kind: 'https://www.purl.org/ivoa.net/Calycopis-openapi/schema/v1.0/kinds/executable/docker-container.yaml',
          image: { locations: [image] },
        },
        compute: {
          kind: 'https://www.purl.org/ivoa.net/Calycopis-openapi/schema/v1.0/kinds/compute/simple-compute-resource.yaml',
          cores: { min: 4 },
          memory: { min: 1, max: 8 },
        },
        schedule: { requested: { duration: 'PT5M' } },
      },
      lost: [
        { path: '/taskinfo/resources/mincores', text: 'The taskinfo and `resources` differ; the larger is taken.' },
        { path: '/resources/minmemory', text: 'A broker takes whole numbers only; 1 is asked for.' },
        { path: '/resources/maxstartup', text: 'An Execution Broker of 2026 has no field for `maxstartup`.' },
      ],
    });
  });

  it('loses no word of an entry point or a command without saying so', () => {
    expect(
      requestOf({ taskinfo: { image, entrypoint: ['sh', '-c', 'a b'], command: ['x y'], user: '1' } }, '2025'),
    ).toMatchObject({
      request: { executable: { image: { locations: [image] } } },
      lost: [{ path: '/taskinfo/entrypoint' }, { path: '/taskinfo/command' }, { path: '/taskinfo/user' }],
    });
  });

  it('names an image that is pinned by its digest alone without a tag', () => {
    const digest = `sha256:${'0'.repeat(64)}`;
    expect(requestOf({ taskinfo: { image: `docker://quay.io/a/b@${digest}` } })).toMatchObject({
      request: { executable: { image: { locations: ['quay.io/a/b'], digest } } },
      lost: [],
    });
  });

  it('is none for a tasktype that a broker does not have', () => {
    expect(toOfferSetRequest({ tasktype: tasktypes.zeppelinNotebook, taskinfo: {} })).toEqual({
      reasons: [
        expect.stringMatching(
          /^An Execution Broker has no type for .* it has oci-container, singularity-container, jupyter-notebook\.$/,
        ),
      ],
    });
    expect(toOfferSetRequest({ tasktype: 'constructor' })).toHaveProperty('reasons');
  });
});

describe('a request to an Execution Broker', () => {
  // the request of Calycopis' test example-006, of October 2025
  const request = {
    name: 'Example 006',
    executable: {
      kind: 'https://www.purl.org/ivoa.net/EB/schema/v1.0/types/executable/docker-container-1.0',
      image: {
        locations: ['ghcr.io/ivoa/oligia-webtop:ubuntu-2022.01.13', 'ghcr.io/other/mirror:1'],
        platform: { architecture: 'amd64', os: 'linux' },
      },
      privileged: false,
      entrypoint: '/bin/sh  -x',
      environment: { A: '1' },
      network: {
        ports: [
          { access: true, internal: { port: 3000 }, external: { port: 80 }, protocol: 'HTTP', path: '/' },
          { access: false, internal: { port: 53 }, protocol: 'UDP' },
          { access: true, internal: { port: 21 }, protocol: 'FTP' },
        ],
      },
    },
    resources: { data: [{ name: 'd' }], compute: [{ type: 'x', cores: { requested: { min: 2 } }, volumes: [] }] },
  };

  it('becomes a task, with a list of what a task has no field for', () => {
    expect(fromOfferSetRequest(request)).toEqual({
      task: {
        tasktype: tasktypes.ociContainer,
        taskinfo: {
          image: 'ghcr.io/ivoa/oligia-webtop:ubuntu-2022.01.13',
          platform: { architecture: 'amd64', os: 'linux' },
          entrypoint: ['/bin/sh', '-x'],
          environment: { A: '1' },
          ports: [{ port: 3000, protocol: 'http', path: '/' }, { port: 53, transport: 'udp' }, { port: 21 }],
          privileged: false,
          resources: { mincores: 2 },
        },
      },
      lost: [
        '/name',
        '/executable/image/locations/1',
        '/executable/network/ports/0/external',
        '/executable/network/ports/1/access',
        '/executable/network/ports/2/protocol',
        '/resources/data',
        '/resources/compute/0/volumes',
      ].map((path) => ({ path, text: expect.any(String) as string })),
    });
  });

  it.each([
    undefined,
    null,
    7,
    'x',
    [],
    {},
    { executable: {} },
    { executable: { kind: 'uri://nothing' } },
    { executable: request.executable.kind },
  ])('is no task where it names no executable that is known: %j', (value) => {
    expect(fromOfferSetRequest(value)).toHaveProperty('reasons');
  });

  it('is no task where it does not say what is to be run', () => {
    expect(fromOfferSetRequest({ executable: { kind: request.executable.kind, image: {} } })).toEqual({
      reasons: ['The executable does not say what is to be run: it has no location.'],
    });
  });

  it('is understood under every name that its executable has had', () => {
    const related = registry.find(tasktypes.jupyterNotebook)?.current.related ?? [];
    const broker = related.filter(
      ({ uri }) => /jupyter-notebook(?:-1\.0)?(?:\.yaml)?$/.test(uri) && /EB|Calycopis/.test(uri),
    );
    expect(broker.length).toBeGreaterThan(2);
    for (const { uri } of broker)
      expect(fromOfferSetRequest({ executable: { type: uri, location: 'https://x.example/a.ipynb' } })).toMatchObject({
        task: { tasktype: tasktypes.jupyterNotebook },
      });
  });
});
