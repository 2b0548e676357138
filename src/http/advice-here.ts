import { toRead, type Advice } from '../registry/advice.ts';
import type { Registry } from '../registry/registry.ts';
import { toSoftware } from '../registry/software-places.ts';
import { toList } from '../registry/unknown.ts';
import { pathOf } from '../registry/uri.ts';
import { versionOf } from '../spec/spec.ts';

const subjects = ['what its message holds', 'why'] as const;

/** What is said here in the place of each sentence that names a command. */
function sentencesHere(registry: Registry, base: string): ReadonlyMap<string, string> {
  const ofTypes = registry.types.flatMap((type) => {
    const page = `${base}${pathOf(type).slice(1)}/`;
    const called = `${base}api/types/${type.kind}s/${type.name}/${versionOf(type.current)}`;
    return subjects.map(
      (what) => [toRead(type, what), `On this server, GET ${called} tells ${what}; ${page} is its page.`] as const,
    );
  });
  const validate = `send it to POST ${base}api/validate on this server`;
  const said = new Map([
    ...ofTypes,
    [toList(registry), `GET ${base}api/types on this server tells which types there are.`],
    [toSoftware.record, `To see which tasks the software there declares, download its codemeta.json and ${validate}.`],
    [
      toSoftware.doi,
      `If it leads to software, download its codemeta.json and ${validate} to see which tasks it declares.`,
    ],
    [
      toSoftware.repository,
      `To see which tasks it can declare, send a zip of it to POST ${base}api/suggest on this server.`,
    ],
  ]);
  // What leads somewhere by itself needs no other words.
  return new Map([...said].filter(([sentence]) => sentence.includes('`tasktypes ')));
}

/**
 * Makes what says advice as a server does: with its own addresses, where the command line names its commands.
 *
 * @param registry The registry that gives the advice.
 * @param base The path under which everything is served, with slashes at both ends.
 * @returns Says advice with addresses.
 */
export function createAdviceHere(registry: Registry, base: string): (advice: Advice) => Advice {
  let here: ReadonlyMap<string, string> | undefined;
  return (advice) => {
    const sentences = (here ??= sentencesHere(registry, base));
    return { ...advice, next: advice.next.map((sentence) => sentences.get(sentence) ?? sentence) };
  };
}
