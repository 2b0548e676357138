import type { Detector } from '../detector.ts';
import { folderPurposes } from '../folder-purpose.ts';
import { installableOf } from '../packages/installable.ts';
import { commonFolder, leftOutByPurpose, leftOutFiles } from '../left-out-files.ts';
import type { Repository } from '../repository.ts';
import { cloneAddress } from '../repository-address.ts';
import type { FoundValue, LeftOut, Sighting } from '../suggestion.ts';
import { readZeppelinNote, type ZeppelinNote } from './zeppelin-note.ts';

/** Notes before Zeppelin 0.9 lie in a folder named by an id of nine characters, or are exported under it. */
const olderNote = /(?:^|\/)2[A-Z0-9]{8}(?:\/note)?\.json$/;
const asNotes = ['a note of Zeppelin', 'notes of Zeppelin'] as const;
/** More notes than these are one task for which the author chooses. */
const maxNotes = 5;
const maxChoices = 50;

interface FoundNote extends ZeppelinNote {
  readonly path: string;
}

function mayBeNote(path: string): boolean {
  if (path.endsWith('.zpln')) return true;
  return path.endsWith('.json') && (olderNote.test(path) || path.toLowerCase().includes('zeppelin'));
}

function notesOf(repository: Repository): {
  readonly notes: readonly FoundNote[];
  readonly leftOut: readonly LeftOut[];
} {
  const paths = repository.files.map(({ path }) => path).filter(mayBeNote);
  const read = paths.flatMap((path) => {
    const file = repository.read(path);
    if (file === undefined || !(path.endsWith('.zpln') || file.text.includes('"paragraphs"'))) return [];
    return [{ path, note: readZeppelinNote(file) }];
  });
  const unread = read.filter(({ note }) => note === undefined).map(({ path }) => path);
  return {
    notes: read.flatMap(({ path, note }) => (note === undefined ? [] : [{ path, ...note }])),
    leftOut: leftOutFiles(
      unread,
      ['a file that may be a note', 'files that may be notes'],
      'it only looks like a note of Zeppelin',
    ),
  };
}

function sightingOf(repository: Repository, { path, name, count, values }: FoundNote): Sighting {
  const address = cloneAddress(repository, '/repository/url');
  const evidence = [
    { file: path, says: `a note of Zeppelin with ${count} ${count === 1 ? 'paragraph' : 'paragraphs'}` },
  ];
  const place: FoundValue = { pointer: '/repository/path', value: path, sure: 'certain', evidence };
  return {
    tasktype: 'zeppelin-notebook',
    name: name ?? path.slice(path.lastIndexOf('/') + 1),
    reason: 'The file is a note of Apache Zeppelin.',
    sure: 'certain',
    evidence,
    values: [...address.values, place, ...values],
    missing: address.missing,
  };
}

function oneOfMany(repository: Repository, notes: readonly FoundNote[]): Sighting {
  const address = cloneAddress(repository, '/repository/url');
  const paths = notes.map(({ path }) => path);
  const folder = commonFolder(paths);
  const question = `Which note is to be opened? For example ${paths[0] ?? ''}`;
  return {
    tasktype: 'zeppelin-notebook',
    name: folder === '' ? 'Notes of Zeppelin' : `Notes in ${folder}`,
    reason: 'The files are notes of Apache Zeppelin.',
    sure: 'certain',
    evidence: [{ file: folder || '.', says: `${notes.length} notes of Zeppelin` }],
    values: address.values,
    missing: [...address.missing, { pointer: '/repository/path', question, choices: paths.slice(0, maxChoices) }],
  };
}

/** Notes of Apache Zeppelin. */
export const zeppelin: Detector = {
  wants: (path) => mayBeNote(path),
  detect: (repository) => {
    const { notes, leftOut } = notesOf(repository);
    const isLibrary = installableOf(repository) !== undefined;
    const hindered = notes.flatMap(({ path }) => {
      const purposes = folderPurposes(path);
      const purpose = isLibrary ? purposes[0] : purposes.find((one) => one !== 'documentation' && one !== 'examples');
      return purpose === undefined ? [] : [{ path, purpose }];
    });
    const free = notes.filter(({ path }) => !hindered.some((one) => one.path === path));
    return {
      tasks: free.length > maxNotes ? [oneOfMany(repository, free)] : free.map((note) => sightingOf(repository, note)),
      also: [],
      leftOut: [...leftOutByPurpose(hindered, asNotes), ...leftOut],
    };
  },
};
