import type { LaunchStepName } from '../spec/launch.ts';
import { isObject } from '../spec/object.ts';
import { dockerExposedPorts, dockerGpus, dockerPlatform, dockerPortBindings } from './docker-steps.ts';
import { imagePart, imageVersion } from './image-steps.ts';
import { made, refused, type Step, type Stepped } from './stepped.ts';

const ofText =
  (change: (text: string) => unknown): Step =>
  (value) =>
    typeof value === 'string' ? made(change(value)) : refused('a text is needed');

const ofNumber =
  (factor: number): Step =>
  (value) =>
    typeof value === 'number' && Number.isSafeInteger(value * factor)
      ? made(value * factor)
      : refused('a whole number is needed that is not too large');

const ofMap =
  (change: (entries: readonly [string, unknown][]) => unknown): Step =>
  (value) => {
    const entries = isObject(value) ? Object.entries(value) : undefined;
    return entries?.every(([, part]) => typeof part !== 'object') === true
      ? made(change(entries))
      : refused('values by name are needed');
  };

function withoutSlash(address: string): string {
  let end = address.length;
  while (address[end - 1] === '/') end -= 1;
  return address.slice(0, end);
}

const lastPart = (address: string): string => withoutSlash(address).split('/').at(-1) ?? '';

/** Some services put `/content` or `/raw` behind the name of a file, or encode its whole path. */
function fileName(address: string): string {
  const [path = ''] = address.split(/[?#]/, 1);
  const name = lastPart(path.replace(/(\.[A-Za-z0-9]+)\/(?:content|raw)$/, '$1'));
  try {
    return lastPart(decodeURIComponent(name));
  } catch {
    return name;
  }
}

/** Jupyter's pages for a file or folder. */
const views: Readonly<Record<string, string>> = { lab: 'lab/tree', notebook: 'notebooks', tree: 'tree' };

/** For services that split at the equals sign and drop what does not fall into two parts. */
function plainEnvironmentList(value: unknown): Stepped {
  if (!isObject(value)) return refused('values by name are needed');
  const entries = Object.entries(value).map(([name, one]) => [name, String(one)] as const);
  const lost = entries.find(([, one]) => one === '' || one.includes('='));
  return lost === undefined
    ? made(entries.map(([name, one]) => `${name}=${one}`))
    : refused(`the value of ${lost[0]} is empty or has an equals sign in it, and this service would drop it`);
}

function parameterMap(value: unknown): Stepped {
  const entries = Array.isArray(value)
    ? value.map((item: unknown) => (isObject(item) ? [String(item['id']), String(item['value'])] : undefined))
    : undefined;
  if (entries === undefined || entries.includes(undefined)) return refused('a list of {id, value} is needed');
  const names = entries.map((entry) => entry?.[0]);
  if (new Set(names).size < names.length) return refused('a parameter is given twice');
  return made(Object.fromEntries(entries as [string, string][]));
}

function joinedByBlanks(value: unknown): Stepped {
  const words: readonly unknown[] = Array.isArray(value) ? value : [value];
  const torn = words.find((word) => typeof word !== 'string' || /\s/.test(word) || word === '');
  return torn === undefined
    ? made(words.join(' '))
    : refused(`${JSON.stringify(torn)} is not one word without blanks, and this service splits at blanks`);
}

/** Portainer takes branches and tags by their full reference, and the default branch where none is named. */
function gitFullReference(value: unknown): Stepped {
  if (typeof value !== 'string') return refused('a text is needed');
  if (value === 'HEAD') return made(undefined);
  if (/^[0-9a-f]{40}$/.test(value)) return refused('a commit is not taken by this service, only a branch or a tag');
  return made(value.startsWith('refs/') ? value : `refs/heads/${value}`);
}

function kubernetesList(value: unknown): Stepped {
  if (!Array.isArray(value)) return refused('a list of objects is needed');
  return made(JSON.stringify({ apiVersion: 'v1', kind: 'List', items: value as unknown[] }, undefined, 2));
}

function brokerPort(item: unknown): unknown {
  const { port, transport = 'tcp', protocol, path } = isObject(item) ? item : {};
  const word = protocol === 'http' || protocol === 'https' ? protocol : transport;
  const where = path === undefined ? {} : { path };
  return { access: true, internal: { port }, protocol: typeof word === 'string' ? word.toUpperCase() : word, ...where };
}

const brokerPorts: Step = (value) =>
  Array.isArray(value) ? made(value.map(brokerPort)) : refused('a list of ports is needed');

const steps: Readonly<Record<LaunchStepName, Step>> = {
  'public-root': ofText((address) => withoutSlash(withoutSlash(address).replace(/\/hub$/, ''))),
  origin: ofText((address) => /^https?:\/\/[^/]+/.exec(address)?.[0]),
  'no-trailing-slash': ofText(withoutSlash),
  'cut-docker-scheme': ofText((image) => image.replace(/^docker:\/\//, '')),
  'image-host': imagePart('host'),
  'image-path': imagePart('path'),
  'image-tag': imagePart('tag'),
  'image-tag-or-digest': imageVersion,
  'repository-folder': ofText((address) => lastPart(address).replace(/\.git$/, '')),
  'file-name': ofText(fileName),
  'branch-name': ofText((ref) => (ref === 'HEAD' ? undefined : ref)),
  'jupyter-view': ofText((view) => views[view]),
  'if-any': (value) => made(value === '' || value === 0 ? undefined : value),
  'gib-to-bytes': ofNumber(2 ** 30),
  'cores-to-nanocpus': ofNumber(1e9),
  'environment-list': ofMap((entries) => entries.map(([name, value]) => `${name}=${String(value)}`)),
  'plain-environment-list': plainEnvironmentList,
  'name-value-list': ofMap((entries) => entries.map(([name, value]) => ({ name, value }))),
  'parameter-map': parameterMap,
  'joined-by-blanks': joinedByBlanks,
  'json-text': (value) => made(JSON.stringify(value, undefined, 2)),
  'docker-platform': dockerPlatform,
  'docker-exposed-ports': dockerExposedPorts,
  'docker-port-bindings': dockerPortBindings,
  'docker-gpus': dockerGpus,
  'git-full-reference': gitFullReference,
  'kubernetes-list': kubernetesList,
  'broker-ports': brokerPorts,
};

/**
 * Applies a pure step of a launch to a value.
 *
 * @param name Name of the step.
 * @param value The value, as the serviceinfo or the taskinfo has it.
 * @returns What it makes of it, or why it cannot, as the end of a sentence.
 */
export function applyStep(name: LaunchStepName, value: unknown): Stepped {
  return steps[name](value);
}
