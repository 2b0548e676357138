import { gitConfig, isEnvironment, isPassedOver, mostFiles } from '../../infer/listing.ts';

/** A file that was given to the page. How large it is, browsers tell only one by one, with the page waiting. */
export interface GivenFile {
  /** Its path in the repository. */
  readonly path: string;
  readonly open: () => Promise<Blob>;
}

/** A repository that was given to the page: a folder, or a zip of one. */
export type Given =
  { readonly name: string; readonly files: readonly GivenFile[] } | { readonly name: string; readonly zip: Blob };

/** Is told how many files have been listed so far. */
type Listed = (files: number) => void;

/** Folders that are looked into at most. */
const mostFolders = 50_000;

interface Folder {
  readonly path: string;
  readonly entry: FileSystemDirectoryEntry;
}

interface Walk {
  readonly files: GivenFile[];
  /** Folders that are still to be looked into, those nearer to the root first. */
  readonly folders: Folder[];
}

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

const opened = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));

/** Reads a folder piece by piece, as browsers give it; what cannot be read is passed over. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const next = (): Promise<readonly FileSystemEntry[]> =>
    new Promise((resolve) => reader.readEntries(resolve, () => resolve([])));
  const all: FileSystemEntry[] = [];
  for (let some = await next(); some.length > 0 && all.length <= mostFiles; some = await next()) all.push(...some);
  return all;
}

function take(entries: readonly FileSystemEntry[], folder: string, { files, folders }: Walk): void {
  for (const entry of entries) {
    const path = folder + entry.name;
    if (isFile(entry)) files.push({ path, open: () => opened(entry) });
    else if (isFolder(entry) && !isPassedOver(entry.name)) folders.push({ path: `${path}/`, entry });
  }
}

/** The one file of git's own that matters lies in a folder that is passed over. */
async function configOf(root: FileSystemDirectoryEntry): Promise<GivenFile | undefined> {
  const entry = await new Promise<FileSystemEntry | undefined>((resolve) =>
    root.getFile(gitConfig, {}, resolve, () => resolve(undefined)),
  );
  return entry !== undefined && isFile(entry) ? { path: gitConfig, open: () => opened(entry) } : undefined;
}

async function walkThrough(walk: Walk, listed: Listed): Promise<void> {
  let number = 0;
  // The list of folders grows on the way.
  for (const { path, entry } of walk.folders) {
    const entries = await entriesOf(entry);
    if (path === '' || !isEnvironment(entries.map(({ name }) => name))) take(entries, path, walk);
    if (walk.files.length > mostFiles || ++number >= mostFolders) return;
    listed(walk.files.length);
  }
}

async function readFolder(root: FileSystemDirectoryEntry, listed: Listed): Promise<Given> {
  const config = await configOf(root);
  const walk: Walk = { files: config === undefined ? [] : [config], folders: [{ path: '', entry: root }] };
  await walkThrough(walk, listed);
  return { name: root.name, files: walk.files };
}

async function readSeveral(entries: readonly FileSystemEntry[], listed: Listed): Promise<Given> {
  const walk: Walk = { files: [], folders: [] };
  take(entries, '', walk);
  await walkThrough(walk, listed);
  return { name: '', files: walk.files };
}

/**
 * Names a zip after its file.
 *
 * @param zip The file.
 * @returns The zip as a repository.
 */
export function givenZip(zip: File): Given {
  return { name: zip.name.replace(/\.zip$/i, ''), zip };
}

/**
 * Takes the files of a folder that was chosen.
 *
 * @param list The files; their paths begin with the name of the folder.
 * @returns The folder as a repository.
 */
export function givenFolder(list: readonly File[]): Given {
  const [name = ''] = (list[0]?.webkitRelativePath ?? '').split('/');
  const files = list.map((file) => ({
    path: file.webkitRelativePath.slice(name.length + 1),
    open: () => Promise.resolve(file),
  }));
  return { name, files };
}

/**
 * Takes what was dropped. It has to be called while the event is handled: later the browser tells no more.
 *
 * @param transfer What was dropped.
 * @returns What lists the repository, and tells how many files it has listed; nothing where no file was dropped.
 */
export function givenByDrop(transfer: DataTransfer): ((listed: Listed) => Promise<Given>) | undefined {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const [only, ...others] = entries;
  const [file] = transfer.files;
  if (only === undefined) return undefined;
  if (others.length > 0) return (listed) => readSeveral(entries, listed);
  if (isFolder(only)) return (listed) => readFolder(only, listed);
  // A single file that is no zip by its name: what it is shows when it is read as one.
  return file === undefined ? undefined : () => Promise.resolve(givenZip(file));
}
