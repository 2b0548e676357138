import { instructionsOf, type Instruction } from './dockerfile-instructions.ts';
import { unknownPart } from './image-names.ts';
import { shellCommands } from './shell-words.ts';

/** What an instruction says, and where. */
export interface Said<Value> {
  readonly value: Value;
  readonly line: number;
  /** The instruction, shortened. */
  readonly says: string;
}

/** A port that the image says it answers on. */
export interface ExposedPort {
  readonly port: number;
  readonly transport: 'tcp' | 'udp';
}

/** The image that a Dockerfile builds: what its last stage says, with what the stages it goes on from say. */
export interface DockerImage {
  /** Reference of the image it begins with; absent where a variable decides. */
  readonly base?: Said<string>;
  /** `linux/amd64`, where the last FROM asks for it. */
  readonly platform?: Said<string>;
  readonly ports: readonly Said<ExposedPort>[];
  readonly entrypoint?: Said<readonly string[]>;
  readonly command?: Said<readonly string[]>;
  readonly user?: Said<string>;
  /** All images that any stage begins with. */
  readonly bases: readonly string[];
}

interface Stage {
  readonly name: string;
  base?: Said<string>;
  platform?: Said<string>;
  ports: readonly Said<ExposedPort>[];
  entrypoint?: Said<readonly string[]>;
  command?: Said<readonly string[]>;
  user?: Said<string>;
  readonly variables: Map<string, string>;
}

const maxStages = 200;

function said<Value>({ name, rest, line }: Instruction, value: Value): Said<Value> {
  return { value, line, says: `${name} ${rest.length > 100 ? `${rest.slice(0, 99)}…` : rest}` };
}

/** Puts in the variables; nothing where one of them is known only when the image is built. */
function expand(text: string, variables: ReadonlyMap<string, string>): string | undefined {
  const filled = text.replace(
    /\$(?:\{([A-Za-z_][A-Za-z0-9_]*)(?::?-([^{}]*))?\}|([A-Za-z_][A-Za-z0-9_]*))/g,
    (_, braced: string | undefined, otherwise: string | undefined, bare: string | undefined) =>
      variables.get(braced ?? bare ?? '') ?? otherwise ?? unknownPart,
  );
  return filled.includes(unknownPart) || filled.includes('$') ? undefined : filled;
}

function words(text: string): readonly string[] {
  return shellCommands(text).flat();
}

/** The words of CMD and ENTRYPOINT, in either form. */
function startWords(rest: string): readonly string[] {
  try {
    const list: unknown = JSON.parse(rest);
    if (Array.isArray(list) && list.every((word) => typeof word === 'string')) return list;
  } catch {
    // The shell form.
  }
  return ['sh', '-c', rest];
}

function openStage(
  instruction: Instruction,
  stages: readonly Stage[],
  global: ReadonlyMap<string, string>,
): Stage | undefined {
  const all = words(instruction.rest);
  const [reference, as, name = ''] = all.filter((word) => !word.startsWith('--'));
  if (reference === undefined) return undefined;
  const asked = all.find((word) => word.startsWith('--platform='))?.slice('--platform='.length);
  const from = expand(reference, global);
  const parent = stages.find((stage) => stage.name !== '' && stage.name === from?.toLowerCase());
  const stage: Stage = {
    ...(parent ?? { ports: [] }),
    name: as?.toLowerCase() === 'as' ? name.toLowerCase() : '',
    variables: new Map(parent?.variables),
  };
  if (parent === undefined && from !== undefined) stage.base = said(instruction, from);
  const platform = asked === undefined ? undefined : expand(asked, global);
  if (platform !== undefined) stage.platform = said(instruction, platform);
  return stage;
}

function setVariables({ name, rest }: Instruction, variables: Map<string, string>, global?: Map<string, string>): void {
  const all = words(rest);
  const [first = '', ...others] = all;
  const pairs = name === 'ENV' && !first.includes('=') ? [`${first}=${others.join(' ')}`] : all;
  for (const pair of pairs) {
    const equals = pair.indexOf('=');
    const key = equals === -1 ? pair : pair.slice(0, equals);
    const value = equals === -1 ? global?.get(key) : expand(pair.slice(equals + 1), variables);
    if (value === undefined) variables.delete(key);
    else variables.set(key, value);
  }
}

function exposed(instruction: Instruction, variables: ReadonlyMap<string, string>): readonly Said<ExposedPort>[] {
  return words(instruction.rest).flatMap((word) => {
    const found = /^([0-9]{1,5})(?:\/(tcp|udp))?$/i.exec(expand(word, variables) ?? '');
    const port = Number(found?.[1]);
    if (found === null || port < 1 || port > 65_535) return [];
    return said(instruction, { port, transport: found[2]?.toLowerCase() === 'udp' ? 'udp' : 'tcp' } as const);
  });
}

function follow(stage: Stage, instruction: Instruction, global: Map<string, string>): void {
  const { name, rest } = instruction;
  if (name === 'ARG' || name === 'ENV') setVariables(instruction, stage.variables, global);
  else if (name === 'EXPOSE') stage.ports = [...stage.ports, ...exposed(instruction, stage.variables)];
  else if (name === 'CMD') stage.command = said(instruction, startWords(rest));
  else if (name === 'ENTRYPOINT') stage.entrypoint = said(instruction, startWords(rest));
  else if (name === 'USER') {
    const user = expand(rest.trim(), stage.variables);
    if (user === undefined) delete stage.user;
    else stage.user = said(instruction, user);
  }
}

/**
 * Reads what image a Dockerfile builds.
 *
 * @param text The text of the Dockerfile.
 * @returns The image of its last stage; nothing where no FROM stands in it.
 */
export function readDockerfile(text: string): DockerImage | undefined {
  const global = new Map<string, string>();
  const stages: Stage[] = [];
  for (const instruction of instructionsOf(text)) {
    const open = stages.at(-1);
    if (instruction.name === 'FROM') {
      const stage = openStage(instruction, stages, global);
      if (stage !== undefined && stages.length < maxStages) stages.push(stage);
    } else if (open !== undefined) follow(open, instruction, global);
    else if (instruction.name === 'ARG') setVariables(instruction, global);
  }
  const last = stages.at(-1);
  if (last === undefined) return undefined;
  const { name: _name, variables: _variables, ...image } = last;
  return { ...image, bases: [...new Set(stages.flatMap(({ base }) => base?.value ?? []))] };
}
