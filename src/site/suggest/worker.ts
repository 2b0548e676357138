import type { ListedFile } from '../../infer/files.ts';
import { listing } from '../../infer/listing.ts';
import { wantedFiles } from '../../infer/wanted.ts';
import { isNotUtf8, readZip, type ReadRepository } from '../../infer/zip.ts';
import { beginsZip } from '../../metadata/zip-bytes.ts';
import type { ZipFault, ZipSource } from '../../metadata/zip-directory.ts';
import { decodeText } from '../../metadata/decode.ts';
import { blobZip } from '../browser/blob-zip.ts';
import { serveEngine } from '../browser/engine-port.ts';
import { createEngine, type Engine } from './engine.ts';
import type { EngineCall, EngineCalls } from './engine-messages.ts';
import type { PageTypes } from '../page-types.ts';

/** Lists files with their sizes; that of a file that is not read does not matter. */
function sized(paths: readonly string[], contents: ReadonlyMap<string, Blob>): readonly ListedFile[] {
  return paths.map((path) => ({ path, size: contents.get(path)?.size ?? 0 }));
}

/** Reads a folder; a file that is gone meanwhile is passed over. */
async function readFolder(paths: readonly string[], contents: ReadonlyMap<string, Blob>): Promise<ReadRepository> {
  const known = listing(sized(paths, contents));
  const texts = new Map<string, string>();
  const notUtf8: string[] = [];
  for (const path of wantedFiles(known.files)) {
    const bytes = await contents
      .get(path)
      ?.arrayBuffer()
      .catch(() => undefined);
    const text = bytes === undefined ? undefined : decodeText(new Uint8Array(bytes));
    if (typeof text === 'string') texts.set(path, text);
    else if (text !== undefined && isNotUtf8(text)) notUtf8.push(path);
  }
  return { ...known, texts, notUtf8 };
}

async function readRepository(zip: ZipSource): Promise<ReadRepository | ZipFault> {
  if (beginsZip(await zip.read(0, 4))) return readZip(zip);
  return { fault: 'This is neither a folder nor a zip. Unpack any other archive first, and give the folder.' };
}

async function answer(engine: Engine, call: EngineCall): Promise<EngineCalls[keyof EngineCalls]['answer']> {
  switch (call.name) {
    case 'choose':
      return wantedFiles(listing(sized(call.paths, new Map())).files);
    case 'folder':
      return engine.find(await readFolder(call.paths, call.contents));
    case 'zip': {
      const read = await readRepository(blobZip(call.zip));
      return 'fault' in read ? read : engine.find(read);
    }
    case 'write':
      return engine.write(call.target, call.tasks);
  }
}

serveEngine((types: PageTypes) => {
  const engine = createEngine(types);
  return (call: EngineCall) => answer(engine, call);
});
