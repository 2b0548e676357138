import { readJson } from '../metadata/json.ts';
import { near } from '../spec/near.ts';
import { isObject } from '../spec/object.ts';
import { joinPointer } from '../spec/place.ts';
import { problem, type Problem } from '../spec/problem.ts';
import type { ReadText } from '../spec/text.ts';
import { shown } from '../spec/words.ts';
import { acceptsBelow, readPlannerAddress } from './planner-address.ts';

/** A planner that can be asked. */
export interface ListedPlanner {
  /** What people call it. */
  readonly name: string;
  /** Where it begins; `/accepts` is added unless it stands there. */
  readonly url: string;
  /** The environment variable that holds a token for it, as `$VARIABLE`; never the token. */
  readonly token?: string;
}

/** A list of planners, as far as it can be read. */
export interface PlannerList {
  readonly planners: readonly ListedPlanner[];
  /** What is wrong, in the order of the text; each entry with an error is left out. */
  readonly problems: readonly Problem[];
}

/** How a list is read. */
export interface PlannerListOptions {
  /**
   * False for a list that somebody else may change: it could have any secret of the environment sent to itself. An entry
   * with a token is left out then.
   */
  readonly tokens?: boolean;
}

/** UTF-16 code units; a list of thousands of planners has fewer. */
const maxLength = 2 ** 20;
const maxPlanners = 10_000;
const keys = ['name', 'url', 'token'];
const example = 'planners: [{name: Rosetta, url: "https://rosetta.example.org"}]';
/** A name of a variable, as every shell takes it. */
const variable = /^\$[A-Za-z_][A-Za-z0-9_]{0,127}$/;

type Fault = readonly [rule: Parameters<typeof problem>[0], key: string, message: string, hint: string];

function tokenFault(token: unknown, tokens: boolean): Fault | undefined {
  if (token === undefined) return undefined;
  if (typeof token !== 'string' || !variable.test(token))
    return [
      'planner-token-names-a-variable',
      'token',
      'The token is no name of an environment variable.',
      'Put the token itself into the environment, and write its name: token: $MY_TOKEN.',
    ];
  return tokens
    ? undefined
    : [
        'planner-token-names-a-variable',
        'token',
        `A list from the web cannot ask for ${token} of your environment.`,
        'Save the list as a file, see that the address is right, and name the file.',
      ];
}

function faultOf({ name, url, token }: Readonly<Record<string, unknown>>, tokens: boolean): Fault | undefined {
  const address = readPlannerAddress(url);
  if ('message' in address)
    return url === undefined
      ? ['planner-has-an-address', '', 'The planner has no url.', address.hint]
      : ['planner-has-an-address', 'url', address.message, address.hint];
  if (name !== undefined && (typeof name !== 'string' || name.trim() === ''))
    return [
      'planner-list-holds-planners',
      'name',
      `The name is ${shown(name)}.`,
      'Write what people call the planner.',
    ];
  return tokenFault(token, tokens);
}

function strangers(entry: Readonly<Record<string, unknown>>, pointer: string): readonly Problem[] {
  return Object.keys(entry)
    .filter((key) => !keys.includes(key))
    .map((key) => {
      const [like] = near(key, keys);
      return problem('planner-list-holds-planners', {
        severity: 'warning',
        message: `The planner has ${shown(key)}, which means nothing here.`,
        hint: like === undefined ? 'Leave it out; name, url and token are read.' : `Did you mean \`${like}\`?`,
        pointer: joinPointer(pointer, key),
      });
    });
}

/** Reads entries one after another, and knows those before. */
function createEntryReader(tokens: boolean) {
  const seen = new Map<string, string>();
  return (entry: unknown, pointer: string): ListedPlanner | Problem => {
    const at = (rule: Fault[0], message: string, hint: string, key = ''): Problem =>
      problem(rule, { message, hint, pointer: key === '' ? pointer : joinPointer(pointer, key) });
    if (!isObject(entry))
      return at(
        'planner-list-holds-planners',
        `The entry is ${shown(entry)}; a planner is expected.`,
        `Write ${example}.`,
      );
    const fault = faultOf(entry, tokens);
    if (fault !== undefined) return at(fault[0], fault[2], fault[3], fault[1]);
    const { url, token } = entry as { readonly url: string; readonly token?: string };
    const accepts = acceptsBelow(url);
    const { host, pathname } = new URL(url);
    const name = typeof entry['name'] === 'string' ? entry['name'].trim() : `${host}${pathname.replace(/\/$/, '')}`;
    for (const [key, value] of [
      ['url', accepts.href],
      ['name', name],
    ] as const) {
      const before = seen.get(`${key} ${value}`);
      if (before !== undefined)
        return at(
          'planner-is-listed-once',
          `This ${key} is that of the planner at ${before} too.`,
          'Keep one of the two.',
          key,
        );
      seen.set(`${key} ${value}`, pointer);
    }
    return { name, url, ...(token === undefined ? {} : { token }) };
  };
}

function entriesIn(value: unknown): { readonly entries: readonly unknown[]; readonly pointer: string } | Problem {
  const entries = isObject(value) ? value['planners'] : value;
  const pointer = entries === value ? '' : '/planners';
  if (!Array.isArray(entries))
    return problem('planner-list-holds-planners', {
      message: 'The file holds no list of planners.',
      hint: `Write ${example}.`,
    });
  if (entries.length <= maxPlanners) return { entries, pointer };
  const message = `The list has ${entries.length} planners, more than ${maxPlanners}.`;
  return problem('file-is-within-limits', { message, hint: 'Make several lists of it.', pointer });
}

function readEntries({ value, placeOf, problems: noted }: ReadText, tokens: boolean): PlannerList {
  const found = entriesIn(value);
  if ('rule' in found) return { planners: [], problems: [...noted, { ...found, ...placeOf(found.pointer) }] };
  const read = createEntryReader(tokens);
  const problems = [...noted];
  const planners: ListedPlanner[] = [];
  for (const [index, entry] of found.entries.entries()) {
    const pointer = joinPointer(found.pointer, index);
    const planner = read(entry, pointer);
    const strange = isObject(entry) ? strangers(entry, pointer) : [];
    const faults = 'rule' in planner ? [planner, ...strange] : strange;
    for (const { docs, ...fault } of faults) problems.push({ ...fault, ...placeOf(fault.pointer), docs });
    if (!('rule' in planner)) planners.push(planner);
  }
  return { planners, problems };
}

/**
 * Reads a list of planners, `planners: [{name, url, token}]` or the bare list, in JSON or YAML.
 *
 * @param text The text of the list, at most 1 MiB as JSON and 256 KiB as YAML.
 * @param options Whether its entries may name environment variables; they may unless this says no.
 * @returns The planners, and a problem with its place for each entry that is none.
 */
export async function readPlannerList(text: string, { tokens = true }: PlannerListOptions = {}): Promise<PlannerList> {
  if (text.length > maxLength) {
    const message = `The list is ${text.length} characters long, more than the limit of ${maxLength}.`;
    return {
      planners: [],
      problems: [problem('file-is-within-limits', { message, hint: 'Check that it is a list of planners.' })],
    };
  }
  const isJson = /^\s*[[{]/.test(text.slice(0, 4_096));
  const json = isJson ? readJson(text, { maxDepth: 64 }) : undefined;
  if (json !== undefined && 'value' in json) return readEntries(json, tokens);
  const { readYaml } = await import('../spec/yaml.ts');
  const yaml = readYaml(text, { singleText: 'refused' });
  if ('value' in yaml) return readEntries(yaml, tokens);
  return { planners: [], problems: (json ?? yaml).problems };
}
