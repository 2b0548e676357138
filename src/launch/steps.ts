import type { LaunchStepName } from '../spec/launch.ts';
import { isObject } from '../spec/object.ts';

/** What a step makes of a value: the new value, or why it cannot. */
export type Stepped = { readonly value: unknown } | { readonly refusal: string };

type Step = (value: unknown) => Stepped;

const made = (value: unknown): Stepped => ({ value });
const refused = (refusal: string): Stepped => ({ refusal });

const ofText =
  (change: (text: string) => unknown): Step =>
  (value) =>
    typeof value === 'string' ? made(change(value)) : refused('a text is needed');

const ofNumber =
  (factor: number): Step =>
  (value) =>
    typeof value === 'number' ? made(value * factor) : refused('a number is needed');

const ofMap =
  (change: (entries: readonly [string, unknown][]) => unknown): Step =>
  (value) =>
    isObject(value) ? made(change(Object.entries(value))) : refused('values by name are needed');

const withoutSlash = (address: string): string => address.replace(/\/+$/, '');

/** `[docker://][host/]path[:tag][@digest]` in its parts, with what Docker reads into an image that leaves them out. */
function imageParts(image: string): { readonly host: string; readonly path: string; readonly tag: string } {
  const [named = ''] = image.replace(/^docker:\/\//, '').split('@');
  const slash = named.indexOf('/');
  const first = slash < 0 ? '' : named.slice(0, slash);
  const hasHost = /[.:]/.test(first) || first === 'localhost';
  const rest = hasHost ? named.slice(slash + 1) : named;
  const colon = rest.indexOf(':');
  return {
    host: hasHost ? first : 'docker.io',
    path: colon < 0 ? rest : rest.slice(0, colon),
    tag: colon < 0 ? 'latest' : rest.slice(colon + 1),
  };
}

const lastPart = (address: string): string => withoutSlash(address).split('/').at(-1) ?? '';

/** Ports as a list of `{port, transport}`, or as the number of the only one. */
function portKeys(value: unknown): readonly string[] | undefined {
  const list: readonly unknown[] = Array.isArray(value) ? value : [{ port: value }];
  const keys = list.map((item) => {
    const { port, transport = 'tcp' } = isObject(item) ? item : {};
    return typeof port === 'number' && typeof transport === 'string' ? `${String(port)}/${transport}` : undefined;
  });
  return keys.every((key) => key !== undefined) ? keys : undefined;
}

const ofPorts =
  (change: (key: string) => unknown): Step =>
  (value) => {
    const keys = portKeys(value);
    return keys === undefined
      ? refused('ports are needed')
      : made(Object.fromEntries(keys.map((key) => [key, change(key)])));
  };

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

function dockerPlatform(value: unknown): Stepped {
  if (!isObject(value)) return refused('a platform is needed');
  const { os = 'linux', architecture = 'amd64', variant } = value;
  return made([os, architecture, variant].filter((part) => typeof part === 'string').join('/'));
}

/** Docker's own word for GPUs of any maker is the capability `gpu`. */
const gpuRequest = (count: unknown): Stepped =>
  typeof count !== 'number'
    ? refused('a number is needed')
    : made(count === 0 ? undefined : [{ Count: count, Capabilities: [['gpu']] }]);

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
  'no-trailing-slash': ofText(withoutSlash),
  'cut-docker-scheme': ofText((image) => image.replace(/^docker:\/\//, '')),
  'image-host': ofText((image) => imageParts(image).host),
  'image-path': ofText((image) => imageParts(image).path),
  'image-tag': ofText((image) => imageParts(image).tag),
  'repository-folder': ofText((address) => lastPart(address).replace(/\.git$/, '')),
  'file-name': ofText(lastPart),
  'gib-to-bytes': ofNumber(2 ** 30),
  'cores-to-nanocpus': ofNumber(1e9),
  'environment-list': ofMap((entries) => entries.map(([name, value]) => `${name}=${String(value)}`)),
  'name-value-list': ofMap((entries) => entries.map(([name, value]) => ({ name, value }))),
  'parameter-map': parameterMap,
  'joined-by-blanks': joinedByBlanks,
  'json-text': (value) => made(JSON.stringify(value, undefined, 2)),
  'docker-platform': dockerPlatform,
  'docker-exposed-ports': ofPorts(() => ({})),
  'docker-port-bindings': ofPorts((key) => [{ HostPort: key.split('/')[0] }]),
  'docker-gpus': gpuRequest,
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
