import { registryBundle } from '../registry/bundle.ts';
import { codemetaSchema } from '../registry/codemeta-schema.ts';
import { describeRegistry, describeVersion, messageFile } from '../registry/catalogue.ts';
import { describeAsLinkedData } from '../registry/linked-data.ts';
import { editorCatalogue } from '../registry/editor-catalogue.ts';
import { taskSchema } from '../registry/envelopes.ts';
import { messageSchema, publishedSchema } from '../registry/message-schema.ts';
import type { OpenRegistry } from '../registry/open.ts';
import { plannerOpenapi } from '../registry/planner-openapi.ts';
import { replySchema } from '../registry/reply-schema.ts';
import { pathOf } from '../registry/uri.ts';
import type { Spec } from '../spec/spec.ts';
import { versionTypes } from './typescript.ts';
import { versionValidator } from './validator.ts';

/** A file beside the pages. */
export interface Face {
  /** Path below the root of the site: `tasktypes/oci-container/1.0/schema.json`. */
  readonly path: string;
  /** Media type, without a character set; every face is UTF-8. */
  readonly mediaType: string;
  readonly content: string;
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

async function facesOf(registry: OpenRegistry, spec: Spec): Promise<readonly Face[]> {
  const types = await versionTypes(registry, spec);
  const files: readonly (readonly [string, string, string])[] = [
    ['schema.json', 'application/schema+json', json(publishedSchema(registry, spec))],
    [messageFile(spec.kind), 'application/schema+json', json(messageSchema(registry, spec))],
    ['types.d.ts', 'text/plain', types],
    ['types.txt', 'text/plain', types],
    ['validate.js', 'text/javascript', await versionValidator(registry, spec)],
    ['source.md', 'text/markdown', spec.source],
    ['spec.json', 'application/json', json(await describeVersion(registry, spec))],
    ['spec.jsonld', 'application/ld+json', json(describeAsLinkedData(registry, spec))],
  ];
  const folder = pathOf(spec).slice(1);
  return files.map(([name, mediaType, content]) => ({ path: `${folder}/${name}`, mediaType, content }));
}

/** The files of the registry as a whole. */
async function registryFilesOf(registry: OpenRegistry): Promise<readonly Face[]> {
  const files: Readonly<Record<string, unknown>> = {
    'index.json': await describeRegistry(registry),
    'bundle.json': registryBundle(registry),
    'task.json': taskSchema(registry),
    'reply.json': replySchema(registry),
    'codemeta.json': codemetaSchema(registry),
    'catalog.json': editorCatalogue(),
    'planner.openapi.json': plannerOpenapi(registry),
  };
  return Object.entries(files).map(([path, value]) => ({
    path,
    mediaType: 'application/json',
    content: json(value),
  }));
}

/**
 * Makes every file of a site that is not a page: the faces of each version and those of the registry as a whole. They
 * hold identifiers only, never the address at which the pages are served; `catalog.json` alone holds it.
 *
 * @param registry The registry; its documents must have passed the lint.
 * @returns The files, in the order of the documents.
 */
export async function faces(registry: OpenRegistry): Promise<readonly Face[]> {
  const made: Face[] = [];
  for (const spec of registry.specs) made.push(...(await facesOf(registry, spec)));
  return [...made, ...(await registryFilesOf(registry))];
}
