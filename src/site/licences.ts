import { isObject } from '../spec/object.ts';

/** File of the site that names the code of others in the scripts of the pages, with its licences. */
export const licencesFile = 'licences.txt';

/** A package of somebody else whose code is in the scripts of the pages. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** Identifier of the licence as the package gives it: `MIT`. */
  readonly licence: string;
  /** Text of the licence, with the notice of the copyright. */
  readonly text: string;
}

/** Reads a text; `undefined` where there is no such file. */
export type ReadText = (path: string) => Promise<string | undefined>;

/** What the file with the licence is called in the packages of npm. */
const licenceFiles = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'LICENCE', 'LICENCE.md', 'license', 'license.md'];

const packagePath = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;

/**
 * Finds the packages that files belong to.
 *
 * @param files Paths of the files, with slashes.
 * @returns The folders of the packages, each once; none for files of our own.
 */
export function packageFolders(files: readonly string[]): readonly string[] {
  return [...new Set(files.flatMap((file) => packagePath.exec(file)?.[0] ?? []))].sort();
}

/**
 * Reads what a package says of itself.
 *
 * @param folder Its folder.
 * @param read Reads a text.
 * @returns The package with its licence.
 * @throws {Error} When the package does not say what it is called, or has no licence: it cannot be published then.
 */
export async function readPackage(folder: string, read: ReadText): Promise<BundledPackage> {
  const described: unknown = JSON.parse((await read(`${folder}/package.json`)) ?? '{}');
  const { name, version, license: licence } = isObject(described) ? described : {};
  const texts = await Promise.all(licenceFiles.map((file) => read(`${folder}/${file}`)));
  const text = texts.find((found) => found !== undefined);
  if (typeof name !== 'string' || typeof version !== 'string' || typeof licence !== 'string' || text === undefined)
    throw new Error(`The package in ${folder} has no name, no version or no licence, so its code cannot be published.`);
  return { name, version, licence, text: text.trim() };
}

const rule = '-'.repeat(72);

/**
 * Writes the file that names the packages with their licences.
 *
 * @param packages The packages.
 * @returns The text; a licence that several packages share word by word stands in it once.
 */
export function licencesText(packages: readonly BundledPackage[]): string {
  const byText = new Map<string, readonly BundledPackage[]>();
  for (const one of packages) byText.set(one.text, [...(byText.get(one.text) ?? []), one]);
  const parts = [...byText].map(([text, those]) => {
    const names = those.map(({ name, version, licence }) => `${name} ${version} (${licence})`);
    return `${rule}\n${names.join('\n')}\n\n${text}\n`;
  });
  return `The scripts of these pages hold code of the following packages, under the licences of their authors.\n\n${parts.join('\n')}`;
}
