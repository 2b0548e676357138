import { isObject } from '../spec/object.ts';
import { made, refused, type Step, type Stepped } from './stepped.ts';

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

/** Docker's set of exposed ports. */
export const dockerExposedPorts = ofPorts(() => ({}));

/** Each port bound to the same port of the host. */
export const dockerPortBindings = ofPorts((key) => [{ HostPort: key.split('/')[0] }]);

/** Docker's word for a platform: `os/architecture/variant`. */
export function dockerPlatform(value: unknown): Stepped {
  if (!isObject(value)) return refused('a platform is needed');
  const { os = 'linux', architecture = 'amd64', variant } = value;
  return made([os, architecture, variant].filter((part) => typeof part === 'string').join('/'));
}

/** Docker's own word for GPUs of any maker is the capability `gpu`. */
export const dockerGpus: Step = (count) =>
  typeof count !== 'number'
    ? refused('a number is needed')
    : made(count === 0 ? undefined : [{ Count: count, Capabilities: [['gpu']] }]);
