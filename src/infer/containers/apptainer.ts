import { containerFile, containerFiles } from './container-files.ts';
import type { Detector } from '../detector.ts';
import { folderPurposes } from '../folder-purpose.ts';
import { forgeNameOf, forgeVariables } from './forge-names.ts';
import type { Repository } from '../repository.ts';
import { logicalLines } from './shell-words.ts';
import { sifAddresses, type SifAddress } from './sif-addresses.ts';
import type { FoundValue, LeftOut, Sighting, Sightings } from '../suggestion.ts';
import { visibleMarkdown } from '../visible-markdown.ts';
import { variablesIn } from './text-variables.ts';

interface Definitions {
  readonly own: readonly string[];
  readonly leftOut: readonly LeftOut[];
}

const what = 'a definition of an Apptainer image';
const onlyRecipe = 'it is a recipe, not an image, and no file says where its image is published';

function definitionsOf(repository: Repository): Definitions {
  const own: string[] = [];
  const leftOut: LeftOut[] = [];
  for (const { path } of repository.files) {
    if (containerFile(path) !== 'apptainer') continue;
    const text = repository.read(path)?.text ?? '';
    // Windows has `.def` files of another kind.
    if (!/^[ \t]*bootstrap[ \t]*:/im.test(text)) continue;
    const [purpose] = folderPurposes(path).filter((one) => one !== 'generated files');
    if (purpose === undefined) own.push(path);
    else leftOut.push({ file: path, what, because: `its folder is for ${purpose}` });
  }
  return { own, leftOut };
}

function addressesIn(repository: Repository): readonly SifAddress[] {
  const known = forgeVariables(forgeNameOf(repository.origin));
  return containerFiles(repository).flatMap(({ path }) => {
    const kind = containerFile(path);
    const read = kind === 'README' || kind === 'CI' || kind === 'script' ? repository.read(path) : undefined;
    if (read === undefined) return [];
    const file = kind === 'README' ? { ...read, text: visibleMarkdown(read.text) } : read;
    return sifAddresses(file, kind === 'README' ? new Map() : variablesIn(logicalLines(file.text), known));
  });
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, '');
}

/** Whether an address names the software, by the repository's name or owner; or is the only one beside a definition. */
function isOf(
  repository: Repository,
  all: readonly SifAddress[],
  definitions: readonly string[],
): (one: SifAddress) => boolean {
  const forge = forgeNameOf(repository.origin);
  const only = definitions.length > 0 && new Set(all.map(({ address }) => address)).size === 1;
  const name = letters(forge?.name ?? '');
  return ({ address }) => only || (name.length > 2 && letters(address.slice(address.lastIndexOf('/'))).includes(name));
}

function libraryValue({ address, evidence }: SifAddress): readonly FoundValue[] {
  if (!/^library:\/\/[^/]+(?:\/[^/]+){0,2}$/.test(address)) return [];
  const says = `${evidence.says}: without a host, the library of Sylabs is meant`;
  return [
    { pointer: '/library', value: 'https://library.sylabs.io', sure: 'likely', evidence: [{ ...evidence, says }] },
  ];
}

const question = 'Which image for Apptainer is the one to run? For example library://jdoe/survey/reduce:1.0';

/** One image; where several addresses are published, the author says which. */
function sightingOf(found: readonly SifAddress[], definition: string | undefined): readonly Sighting[] {
  const [first, ...others] = found;
  if (first === undefined) return [];
  const { evidence, address } = first;
  const choices = found.map((one) => one.address).slice(0, 10);
  const image: FoundValue = { pointer: '/image', value: address, sure: 'likely', evidence: [evidence] };
  return [
    {
      tasktype: 'singularity-container',
      name: definition === undefined ? `image ${address}` : `image of ${definition}`,
      reason: `${evidence.file} says where an image for Apptainer is published.`,
      sure: 'likely',
      evidence: [evidence, ...(definition === undefined ? [] : [{ file: definition, says: what }])],
      values: others.length > 0 ? [] : [image, ...libraryValue(first)],
      missing: others.length > 0 ? [{ pointer: '/image', question, choices }] : [],
    },
  ];
}

function closed({ address, evidence: { file, line } }: SifAddress): LeftOut {
  return {
    file,
    ...(line === undefined ? {} : { line }),
    what: `the image ${address}`,
    because: 'Singularity Hub is closed and hands out no images any more',
  };
}

/** Looks for definitions, and for addresses of images in READMEs, CI files and scripts. */
function detect(repository: Repository): Sightings {
  const { own, leftOut } = definitionsOf(repository);
  const all = addressesIn(repository);
  const open = all.filter(({ address }) => !address.startsWith('shub:'));
  const mine = open.filter(isOf(repository, open, own));
  const distinct = mine.filter(({ address }, index) => mine.findIndex((one) => one.address === address) === index);
  const shut = all.filter(({ address }) => address.startsWith('shub:')).slice(0, 5);
  const tasks = sightingOf(distinct, own[0]);
  return {
    tasks,
    also: [],
    leftOut: [
      ...leftOut,
      ...shut.map(closed),
      ...(tasks.length > 0 ? [] : own.map((file) => ({ file, what, because: onlyRecipe }))),
    ],
  };
}

/** Finds published images for Apptainer and Singularity: singularity-container. */
export const apptainer: Detector = {
  wants: (path) => containerFile(path) !== undefined,
  detect,
};
