import { isNode, type Node } from '../metadata/json-ld.ts';
import { recogniseFile } from '../metadata/other-file.ts';
import type { Type } from '../registry/registry.ts';
import type { Fault } from '../spec/change.ts';
import { valueAt } from '../spec/place.ts';
import type { Schema } from '../spec/spec.ts';
import { listed } from '../spec/words.ts';
import type { ValidationContext } from './validate.ts';

/** In a registry with more tasktypes nobody is told by the fields which is meant: each schema would have to be loaded. */
const mostTypes = 60;

/** So many tasktypes at most are named: more are no answer. */
const mostNamed = 3;

function fieldsOf(schema: Schema): ReadonlySet<string> {
  const shapes = [schema, ...((schema['oneOf'] ?? []) as readonly Schema[])];
  return new Set(shapes.flatMap(({ properties }) => Object.keys(properties ?? {})));
}

/** The tasktypes that know most of the fields, and of those the ones that take the value, where there are any. */
async function typesOfFields(info: Node, { registry, validators }: ValidationContext): Promise<readonly Type[]> {
  const types = registry.types.filter(({ kind, current }) => kind === 'tasktype' && current.status !== 'withdrawn');
  const names = Object.keys(info);
  if (types.length > mostTypes || names.length === 0) return [];
  const counted = await Promise.all(
    types.map(async (type) => {
      const fields = fieldsOf(await validators.schemaOf(type.current));
      return { type, known: names.filter((name) => fields.has(name)).length };
    }),
  );
  const most = Math.max(...counted.map(({ known }) => known));
  if (most === 0 || most * 2 < names.length) return [];
  const best = counted.filter(({ known }) => known === most).map(({ type }) => type);
  const accepted = await Promise.all(best.map(async (type) => (await validators.checkerOf(type.current))(info)));
  const right = best.filter((_, index) => accepted[index]);
  return right.length > 0 ? right : best;
}

const named = (types: readonly Type[]): string =>
  listed(
    types.map(({ name }) => `\`${name}\``),
    'or',
  );

function withoutCarrier(fault: Fault, types: readonly Type[]): Fault {
  const uri = types.length === 1 ? `"${types[0]?.uri ?? ''}"` : 'the URI of the one that is meant';
  return {
    ...fault,
    message: `The file has fields of the tasktype ${named(types)}, but it names no tasktype.`,
    hint: `Write \`tasktype\` with ${uri}, and put these fields below \`taskinfo\`.`,
  };
}

function withoutType(fault: Fault, types: readonly Type[]): Fault {
  const hint =
    types.length === 1
      ? `Add \`tasktype\` with "${types[0]?.uri ?? ''}", whose fields these are.`
      : `Add \`tasktype\` with the URI of the type; the fields are those of ${named(types)}.`;
  return { ...fault, hint };
}

async function namingType(fault: Fault, value: unknown, context: ValidationContext): Promise<Fault> {
  // What is to be renamed says already what is meant.
  if (fault.change !== undefined || !isNode(value)) return fault;
  const isBare = fault.rule === 'carrier-is-known' && recogniseFile(value) === undefined;
  if (!isBare && fault.rule !== 'tasktype-is-present') return fault;
  const info = isBare ? value : valueAt(value, `${fault.pointer}/taskinfo`);
  const types = isNode(info) ? await typesOfFields(info, context) : [];
  if (types.length === 0 || types.length > mostNamed) return fault;
  return isBare ? withoutCarrier(fault, types) : withoutType(fault, types);
}

/**
 * Adds to the problems of a file, where it names no tasktype, the one whose fields stand there.
 *
 * @param faults The problems of the file.
 * @param value Its value.
 * @param context The registry and its validators.
 * @returns The problems in the same order.
 */
export function namingTypes(
  faults: readonly Fault[],
  value: unknown,
  context: ValidationContext,
): Promise<readonly Fault[]> {
  return Promise.all(faults.map((fault) => namingType(fault, value, context)));
}
