import { parse } from 'yaml';
import { platforms } from '../../generated/platforms.ts';
import { launchMeans, launchWays } from '../../registry/launch-ways.ts';
import { acceptedBy, type AcceptedPair } from '../../registry/links.ts';
import type { OpenRegistry } from '../../registry/open.ts';
import { pathOf } from '../../registry/uri.ts';
import { isObject } from '../../spec/object.ts';
import type { Spec } from '../../spec/spec.ts';
import type { SiteFile } from '../faces-integration.ts';
import { typeLink } from '../type-page.ts';
import { pageRegistry } from '../types-for-page.ts';
import { plannerDataFile, type PlannerData, type ReadyPlanner, type ServiceField, type Taker } from './planner-data.ts';

/** What is read of a ready configuration; that it is right, a test holds. */
interface Written {
  readonly service: string;
  readonly interfaces: Readonly<Record<string, { readonly servicetype: string }>>;
  readonly offers: readonly { readonly tasktype: string }[];
}

function aboutOf(text: string): string {
  const lines = text.split('\n');
  const end = lines.findIndex((line) => !/^# ./.test(line));
  const words = lines.slice(0, end).map((line) => line.slice(2));
  const [first = '', ...more] = words.join(' ').replace(/^A planner in front of /, '');
  return first.toUpperCase() + more.join('');
}

function readyPlanner(registry: OpenRegistry, id: string, text: string): ReadyPlanner | undefined {
  const { service, interfaces, offers } = parse(text) as Written;
  const services = Object.values(interfaces).map(({ servicetype }) => registry.named('servicetype', servicetype));
  const tasktypes = offers.map(({ tasktype }) => registry.named('tasktype', tasktype));
  if ([...services, ...tasktypes].includes(undefined)) return undefined;
  return {
    id,
    // One of many of its kind is called after its kind.
    service: service.startsWith('This ') ? (services.at(-1)?.current.title ?? service) : service,
    about: aboutOf(text),
    text,
    isPublic: !/\/\/(?:[a-z0-9.-]+\.)?example\./.test(text),
  };
}

/**
 * Lists the ready configurations that can be used with the types of a registry.
 *
 * @param registry The registry.
 * @returns Those whose types it has: all of them in the official one, as a rule none elsewhere.
 */
export function readyPlanners(registry: OpenRegistry): readonly ReadyPlanner[] {
  return Object.entries(platforms).flatMap(([id, text]) => readyPlanner(registry, id, text) ?? []);
}

function fieldsOf(registry: OpenRegistry, service: Spec): readonly ServiceField[] {
  const { properties, required = [], oneOf } = registry.schemaOf(service);
  if (!isObject(properties) || oneOf !== undefined) return [];
  const fields = (required as readonly string[]).map((name) => {
    const field = properties[name];
    if (!isObject(field) || field['type'] !== 'string') return undefined;
    const { description, examples } = field;
    const example: unknown = Array.isArray(examples) ? examples[0] : undefined;
    return { name, description: String(description), ...(typeof example === 'string' ? { example } : {}) };
  });
  return fields.includes(undefined) ? [] : fields.filter((field) => field !== undefined);
}

function takerOf(registry: OpenRegistry, { servicetype, tasktype, acceptance: { when } }: AcceptedPair): Taker {
  const { title, link } = typeLink(servicetype);
  return {
    uri: servicetype.uri,
    title,
    link: `${link}#launch/${tasktype.name}`,
    means: launchMeans(launchWays(servicetype.current, tasktype.name)),
    ...(when === undefined ? {} : { when }),
    fields: fieldsOf(registry, servicetype.current),
  };
}

/**
 * Gathers what planners in the browser need.
 *
 * @param registry The registry.
 * @returns Data that JSON can hold.
 */
export function plannerData(registry: OpenRegistry): PlannerData {
  const services = registry.types.filter(({ kind }) => kind === 'servicetype');
  const tasktypes = registry.types.filter(({ kind }) => kind === 'tasktype');
  return {
    ...pageRegistry(registry),
    schemas: Object.fromEntries(registry.specs.map((spec) => [pathOf(spec), registry.schemaOf(spec)])),
    driving: Object.fromEntries(
      services.map(({ uri, current: { accepts, launch } }) => [uri, { accepts, launch }] as const),
    ),
    ready: readyPlanners(registry),
    takers: Object.fromEntries(
      tasktypes.map((type) => [type.uri, acceptedBy(registry, type).map((pair) => takerOf(registry, pair))]),
    ),
  };
}

/**
 * Makes the file that the pages about planners ask for when somebody uses them.
 *
 * @param registry The registry.
 * @returns The file.
 */
export function plannerDataFace(registry: OpenRegistry): SiteFile {
  return { path: plannerDataFile, mediaType: 'application/json', content: JSON.stringify(plannerData(registry)) };
}
