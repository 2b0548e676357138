import { lookup } from '../registry/lookup.ts';
import { openRegistry, type OpenRegistry } from '../registry/open.ts';
import type { Type } from '../registry/registry.ts';
import { versionOf, type Kind, type Spec } from '../spec/spec.ts';
import type { Arguments } from './arguments.ts';
import { exitCode, type Io } from './io.ts';
import { noSuchType } from './no-such-type.ts';
import { lookOf, refuse } from './terminal.ts';
import { renderTypePage } from './type-page.ts';

interface Found {
  readonly type: Type<Spec>;
  readonly spec: Spec;
}

const kinds: readonly Kind[] = ['tasktype', 'servicetype'];
const nameForm = /^(?:(tasktype|servicetype)s\/)?([a-z0-9-]+)(?:\/([0-9]+)(?:\.([0-9]+))?)?$/;

/** Finds a type by its name; what is no name is looked up as anything a log may hold. */
function find(registry: OpenRegistry, text: string): readonly Found[] {
  const [, onlyKind, name = '', major, minor] = nameForm.exec(text) ?? [];
  const found = kinds
    .filter((kind) => onlyKind === undefined || kind === onlyKind)
    .flatMap((kind) => registry.named(kind, name, major === undefined ? 1 : Number(major)) ?? [])
    .flatMap((type) => {
      const spec =
        minor === undefined ? type.current : type.versions.find((version) => version.minor === Number(minor));
      return spec === undefined ? [] : [{ type, spec }];
    });
  if (found.length > 0) return found;
  const answer = lookup(registry, text);
  return 'exact' in answer ? [{ type: answer.type, spec: answer.entry }] : [];
}

/**
 * Shows the page of a type.
 *
 * @param args The type.
 * @param io Where is written.
 * @returns The exit code.
 */
export async function run({ operands }: Arguments, io: Io): Promise<number> {
  const [text, ...more] = operands;
  if (text === undefined || more.length > 0)
    return refuse(io, {
      message: text === undefined ? 'No type is named.' : 'One type is shown at a time.',
      hint: '`tasktypes list` names the types; then: tasktypes show oci-container',
    });
  const registry = openRegistry(await io.shipped.documents());
  const found = find(registry, text);
  if (found.length === 0) {
    refuse(io, noSuchType(registry, text));
    return exitCode.undecided;
  }
  if (found.length > 1)
    return refuse(io, {
      message: `"${text}" names a tasktype and a servicetype.`,
      hint: found
        .map(({ type, spec }) => `tasktypes show ${type.kind}s/${type.name}/${versionOf(spec)}`)
        .join(', or: '),
    });
  const look = lookOf(io.stdout, io);
  io.stdout.write(found.map((one) => renderTypePage({ registry, ...one, look })).join('\n'));
  return exitCode.fine;
}
