import { kept } from '../emit/kept.ts';
import { versionTypes } from '../emit/typescript.ts';
import type { Block } from '../metadata/block.ts';
import { exampleBlock } from '../metadata/example-block.ts';
import { formsOf, type Form } from '../registry/fields.ts';
import type { OpenRegistry } from '../registry/open.ts';
import { base, identity } from '../identity.ts';
import { exampleNotes } from './example-notes.ts';
import { handedOver } from './handover.ts';
import { proseSections, renderProse, type Prose } from './prose.ts';
import { firstMessage, type FirstMessage } from './first-message.ts';
import type { Spec } from '../spec/spec.ts';

/** What the page of a version shows of the version itself, wherever the page lies. */
export interface VersionPart {
  readonly prose: Prose;
  readonly forms: readonly Form[];
  /** The smallest message that is right; absent where no example is accepted. */
  readonly message: FirstMessage | undefined;
  /** What declares the first example of a tasktype in a CodeMeta file. */
  readonly block: Block | undefined;
  /** The TypeScript declarations, as `types.d.ts` holds them. */
  readonly types: string;
}

/** What of it takes long and follows from the document, its schema and its place alone. */
type KeptPart = Omit<VersionPart, 'types'>;

function makePart(registry: OpenRegistry, spec: Spec, uri: string): KeptPart {
  const forms = formsOf(registry.schemaOf(spec));
  return {
    prose: renderProse(spec.source, exampleNotes(registry, spec, forms)),
    forms,
    message: firstMessage(registry, spec, uri),
    block: exampleBlock(spec, uri),
  };
}

async function keptPart(registry: OpenRegistry, spec: Spec, uri: string): Promise<KeptPart> {
  const { kind, name, major, path, source } = spec;
  const isCurrent = registry.named(kind, name, major)?.current === spec;
  const madeFrom = ['part of a page', base, identity, path, uri, isCurrent, source, registry.schemaOf(spec)];
  const text = await kept(JSON.stringify(madeFrom), () =>
    Promise.resolve(JSON.stringify(makePart(registry, spec, uri))),
  );
  return JSON.parse(text) as KeptPart;
}

/** While pages are developed, the code that makes them changes too. */
const isBuilt = (): boolean => handedOver() !== undefined;

async function make(registry: OpenRegistry, spec: Spec, uri: string): Promise<VersionPart> {
  const part = isBuilt() ? await keptPart(registry, spec, uri) : makePart(registry, spec, uri);
  return { ...part, types: await versionTypes(registry, spec) };
}

let last: { readonly spec: Spec; readonly part: Promise<VersionPart> } | undefined;

/**
 * Makes what the page of a version shows of it. The page of a type and that of its version follow each other, and show
 * the same: it is made once.
 *
 * @param registry The registry.
 * @param spec The version.
 * @param uri Canonical URI of its type.
 * @returns Finished data.
 */
export function versionPart(registry: OpenRegistry, spec: Spec, uri: string): Promise<VersionPart> {
  if (last?.spec !== spec) last = { spec, part: make(registry, spec, uri) };
  return last.part;
}

/**
 * Tells the prose of a version as plain text. What its page shows is made in the same go, because to read prose takes
 * longer than everything else.
 *
 * @param registry The registry.
 * @param spec The version.
 * @param uri Canonical URI of its type.
 * @returns Its parts, as {@link proseSections} cuts them.
 */
export async function sectionsOf(
  registry: OpenRegistry,
  spec: Spec,
  uri: string,
): Promise<ReturnType<typeof proseSections>> {
  if (!isBuilt()) return proseSections(spec.source);
  const text = await kept(JSON.stringify(['sections', spec.source]), async () => {
    await keptPart(registry, spec, uri);
    return JSON.stringify(proseSections(spec.source));
  });
  return JSON.parse(text) as ReturnType<typeof proseSections>;
}
