import { describe, expect, it } from 'vitest';
import { loadShippedTypes } from '../../src/cli/planner-context.ts';
import { platforms } from '../../src/generated/platforms.ts';
import { readConfiguration } from '../../src/planner/configuration/configuration.ts';
import type { Reply } from '../../src/planner/message.ts';
import { createPlanner, type Planner } from '../../src/planner/planner.ts';
import { readYaml } from '../../src/spec/yaml.ts';
import { platformTasks as tasks } from './platform-tasks.ts';

const types = await loadShippedTypes();

function plannerFor(platform: string): Planner {
  const read = readYaml(platforms[platform] ?? '');
  if (!('value' in read)) throw new Error(`${platform} is not read.`);
  const { configuration, problems } = readConfiguration(read, types);
  if (configuration === undefined) throw new Error(JSON.stringify(problems));
  const { offers, service = '' } = configuration;
  return createPlanner(offers, { ...types, service });
}

/** What each platform runs, after section 18.10 of the facts that the catalogue is written from; everything else gets NO. */
const runs: Readonly<Record<string, readonly string[]>> = {
  rosetta: ['rosetta-container', 'common-container of CANFAR', 'common-container on port 8888'],
  sciserver: ['sciserver-container'],
  'docker-uws': ['oci-container', 'rosetta-container'],
  portainer: [
    'oci-container',
    'oci-container of CANFAR',
    'oci-container with a port',
    'rosetta-container',
    'common-container of CANFAR',
    'common-container on port 8888',
    'docker-compose',
  ],
  'jupyter-hub': [
    'jupyter-notebook in a repository',
    'jupyter-notebook by its address',
    'binder-notebook',
    'python-library',
  ],
  'binder-hub': ['jupyter-notebook in a repository', 'binder-notebook'],
  skaha: ['oci-container of CANFAR', 'common-container of CANFAR', 'skaha-session'],
  zeppelin: ['zeppelin-notebook'],
};

const planners = Object.fromEntries(Object.keys(platforms).map((name) => [name, plannerFor(name)] as const));
const ask = (platform: string, task: string): Reply | undefined => {
  const question = tasks[task];
  return question && planners[platform]?.accepts(question);
};

describe('the ready configurations', () => {
  it('are those of the platforms of the conversation', () => {
    expect(Object.keys(platforms).sort()).toEqual(Object.keys(runs).sort());
  });

  it.each(Object.keys(runs))('%s: runs what its platform runs, and nothing else', (platform) => {
    const taken = Object.keys(tasks).filter((task) => ask(platform, task)?.reponseword === 'YES');
    expect(taken).toEqual(Object.keys(tasks).filter((task) => runs[platform]?.includes(task)));
  });

  it('says of Rosetta that it offers the page of the service and its own interface', () => {
    const reply = ask('rosetta', 'rosetta-container');
    expect(
      reply?.reponseword === 'YES' && reply.interfaces.map(({ servicetype }) => servicetype.split('/').at(-1)),
    ).toEqual(['generic-webinterface', 'rosetta-webinterface']);
  });

  it('gives a reason for every NO', () => {
    const replies = Object.keys(runs).flatMap((platform) => Object.keys(tasks).map((task) => ask(platform, task)));
    const reasons = replies.flatMap((reply) => (reply?.reponseword === 'NO' ? [reply.reponseinfo.reasons.length] : []));
    expect(Math.min(...reasons)).toBeGreaterThan(0);
  });

  it('marks the addresses that are placeholders, and only those', () => {
    const unfilled = Object.keys(platforms).filter((platform) => {
      const read = readYaml(platforms[platform] ?? '');
      return 'value' in read && readConfiguration(read, types).problems.length > 0;
    });
    expect(unfilled.sort()).toEqual(['docker-uws', 'jupyter-hub', 'portainer']);
  });
});
