import { faultOfEntry, readZipDirectory, type ZipEntry, type ZipFault, type ZipSource } from './zip-directory.ts';

/** Windows programs of old wrote folders with a backslash. */
function pathOf({ name }: ZipEntry): string {
  return name.includes('/') ? name : name.replaceAll('\\', '/');
}

function leadsOut(path: string): boolean {
  return path.startsWith('/') || /^[A-Za-z]:/.test(path) || path.split(/[/\\]/).includes('..');
}

/** Where a path leads: what stands for the folder itself is left out, as whatever unpacks the zip does. */
const placeOf = (path: string): string =>
  path
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');

const isContent = ({ kind }: ZipEntry): boolean => kind === 'file' || kind === 'link';

const packAnew = 'Do not unpack it. Pack it anew, from within its folder.';

/** What a Mac adds to every zip. */
const byMac = /^__MACOSX\/|(?:^|\/)\.DS_Store$/;

/**
 * Lists the files of a zip by their paths, without reading them.
 *
 * @param source The zip.
 * @returns The files that people put there, none of them outside of the folder it is unpacked to; links, which are not
 *   followed; of two files of one name the later one, which says so and is not read. Or why the zip cannot be read.
 */
export async function filesInZip(source: ZipSource): Promise<ReadonlyMap<string, ZipEntry> | ZipFault> {
  const directory = await readZipDirectory(source);
  if ('fault' in directory) return directory;
  const outside = directory.find((entry) => leadsOut(pathOf(entry)));
  if (outside !== undefined)
    return faultOfEntry(outside, 'would lie outside of the folder it is unpacked to', packAnew);
  const files = directory.filter((entry) => isContent(entry) && !byMac.test(pathOf(entry)));
  const found = new Map<string, ZipEntry>();
  for (const entry of files) {
    const path = placeOf(pathOf(entry));
    found.set(path, found.has(path) ? { ...entry, isRepeated: true } : entry);
  }
  return found;
}
