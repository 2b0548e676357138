import { instructionsOf, type Instruction } from './dockerfile-instructions.ts';
import { unknownPart } from './image-names.ts';
import { withoutSecrets } from './quotation.ts';
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
  /** What ARG and ENV set, where it is known. */
  readonly variables: ReadonlyMap<string, string>;
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
const maxVariables = 1_000;
const maxPorts = 500;
/** Ports of one range, `8000-8003`; a longer one is opened for something else than pages. */
const maxRange = 64;
/** UTF-16 code units of a value; variables that hold each other many times would grow beyond all memory. */
const maxValue = 4_096;

function said<Value>({ name, rest, line }: Instruction, value: Value): Said<Value> {
  const shown = withoutSecrets(rest);
  return { value, line, says: `${name} ${shown.length > 100 ? `${shown.slice(0, 99)}…` : shown}` };
}

/** Puts in the variables; nothing where one is known only when the image is built, or the result is longer than any name. */
function expand(text: string, variables: ReadonlyMap<string, string>): string | undefined {
  let length = 0;
  const filled = text.replace(
    /\$(?:\{([A-Za-z_][A-Za-z0-9_]*)(?::?-([^{}]*))?\}|([A-Za-z_][A-Za-z0-9_]*))/g,
    (_, braced: string | undefined, otherwise: string | undefined, bare: string | undefined) => {
      const value = variables.get(braced ?? bare ?? '') ?? otherwise ?? unknownPart;
      length += value.length;
      return length > maxValue ? unknownPart : value;
    },
  );
  return filled.length > maxValue || filled.includes(unknownPart) || filled.includes('$') ? undefined : filled;
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
    else if (variables.size < maxVariables || variables.has(key)) variables.set(key, value);
  }
}

function exposed(instruction: Instruction, variables: ReadonlyMap<string, string>): readonly Said<ExposedPort>[] {
  return words(instruction.rest).flatMap((word) => {
    const found = /^([0-9]{1,5})(?:-([0-9]{1,5}))?(?:\/(tcp|udp))?$/i.exec(expand(word, variables) ?? '');
    const first = Number(found?.[1]);
    const last = Number(found?.[2] ?? found?.[1]);
    if (found === null || first < 1 || last > 65_535 || last < first || last - first >= maxRange) return [];
    const transport = found[3]?.toLowerCase() === 'udp' ? 'udp' : 'tcp';
    return Array.from({ length: last - first + 1 }, (_, index) =>
      said(instruction, { port: first + index, transport } as const),
    );
  });
}

function follow(stage: Stage, instruction: Instruction, global: Map<string, string>): void {
  const { name, rest } = instruction;
  if (name === 'ARG' || name === 'ENV') setVariables(instruction, stage.variables, global);
  else if (name === 'EXPOSE') {
    if (stage.ports.length < maxPorts) stage.ports = [...stage.ports, ...exposed(instruction, stage.variables)];
  } else if (name === 'CMD') stage.command = said(instruction, startWords(rest));
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
  const { name: _name, ...image } = last;
  return { ...image, bases: [...new Set(stages.flatMap(({ base }) => base?.value ?? []))] };
}
