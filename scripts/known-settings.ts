import { near } from '../src/spec/near.ts';

/** How the names of our settings begin. */
const prefix = 'TASKTYPES_';

/** Settings of the server that many servers have. */
const bare: readonly string[] = ['HOST', 'PORT'];

/** Settings of the server, without their beginning. */
const ofServer: readonly string[] = [
  ...['SITE', 'BASE', 'RATE', 'PROXY', 'PLANNER', 'LOG'],
  ...['BODY', 'ZIP', 'LINE', 'DEPTH', 'STRING', 'TASKS'].map((name) => `MAX_${name}`),
];

/** Settings of the command, of continuous integration and of the tests, which may stand in the same environment. */
const ofOthers: readonly string[] = ['ZENODO', 'REPOSITORY', 'REF', 'FILES', 'OPTIONS', 'NODE', 'EXECUTABLE'];

/** Secrets for which the servicetypes of this registry ask: `tasktypes launch` reads them from the environment only. */
const ofLaunches: readonly string[] = ['TOKEN', 'KEY', 'AUTHORIZATION'];

const known = new Set([...ofServer, ...ofOthers, ...ofLaunches]);

/** Kubernetes tells a container of every service beside it, also of one that is called `tasktypes` or `tasktypes-web`. */
const isOfCluster = (name: string, value: string): boolean =>
  /(?:^|_)SERVICE_(?:HOST|PORT(?:_[A-Z0-9_]+)?)$/.test(name) ||
  /(?:^|_)PORT_[0-9]+_(?:TCP|UDP|SCTP)(?:_(?:PROTO|PORT|ADDR))?$/.test(name) ||
  (/(?:^|_)PORT$/.test(name) && /^(?:tcp|udp|sctp):\/\//.test(value));

/**
 * Looks for a variable that is called like a setting of ours and is none: one that was passed over would be believed.
 *
 * @param environment The variables of the environment; an empty one sets nothing.
 * @returns What is wrong, with the name that may be meant; nothing where every setting is known.
 */
export function straySetting(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  for (const [variable, value = ''] of Object.entries(environment)) {
    const name = variable.slice(prefix.length);
    if (!variable.startsWith(prefix) || value === '' || known.has(name) || isOfCluster(name, value)) continue;
    const meant = bare.includes(name) ? name : near(name, [...bare, ...ofServer])[0];
    const named = ofServer.map((one) => prefix + one);
    if (meant === undefined)
      return `There is no setting ${variable}. Take it out of the environment; the server reads ${[...bare, ...named].join(', ')}.`;
    return `There is no setting ${variable}. Did you mean ${bare.includes(meant) ? meant : prefix + meant}?`;
  }
  return undefined;
}
