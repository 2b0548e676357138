import type { TextFile } from '../repository.ts';
import type { Evidence } from '../suggestion.ts';

/** Something that a text tells its readers to install with pip. */
export interface PipInstall {
  /**
   * `name`: a project of an index. `address`: a repository or file. `here`: the checkout itself. `here for work`: the
   * checkout, so that it can be edited.
   */
  readonly from: 'name' | 'address' | 'here' | 'here for work';
  /** The name without extras and versions, or the address; empty for the checkout. */
  readonly what: string;
  /** Address of another index than PyPI, where the command names one. */
  readonly index?: string;
  readonly evidence: Evidence;
}

const maxCommands = 100;
const command = /\bpipx?[0-9.]{0,5}[ \t]{1,9}install[ \t]+/g;
const page =
  /\b(?:pypi\.(?:org|python\.org)\/(?:project|pypi|p)|shields\.io\/pypi\/[a-z]{1,9}|fury\.io\/py|anaconda\.org\/conda-forge)\/([A-Za-z0-9][A-Za-z0-9._-]{0,99})/g;
const conda = /\b(?:conda|mamba)[ \t]{1,9}install[ \t]+([^\n`<|&;]{1,300})/g;
/** Options that take the next word with them. */
const withValue: ReadonlySet<string> = new Set([
  '-r',
  '--requirement',
  '-c',
  '--constraint',
  '-t',
  '--target',
  '-f',
  '--find-links',
  '-n',
  '--name',
  '-p',
]);
const indexOptions: ReadonlySet<string> = new Set(['-i', '--index-url', '--extra-index-url']);

function evidenceOf(file: TextFile, offset: number, says: string): Evidence {
  return { file: file.path, line: file.lineAt(offset), says: says.trim().slice(0, 120) };
}

function wordsOf(text: string): readonly string[] {
  return text
    .split(/\s+/)
    .map((word) => word.replaceAll(/["'“”]/g, '').replace(/(?<=.)[.,:)]$/, ''))
    .filter(Boolean);
}

function nameIn(word: string): string | undefined {
  return /^[A-Za-z0-9]+(?:[._-]+[A-Za-z0-9]+)*(?=$|[[=<>!~@])/.exec(word)?.[0];
}

type Found = Omit<PipInstall, 'evidence'>;

function read(word: string, isEditable: boolean): Found | undefined {
  const address = word.indexOf('git+');
  if (address === 0 || word[address - 1] === '@') return { from: 'address', what: word.slice(address) };
  if (isEditable && /^\.\/?(?:\[|$)/.test(word)) return { from: 'here for work', what: '' };
  if (word === '.' || word === './') return { from: 'here', what: '' };
  const name = nameIn(word);
  return name === undefined || word.includes('/') ? undefined : { from: 'name', what: name };
}

function installs(words: readonly string[]): readonly Found[] {
  const found: Found[] = [];
  let index: string | undefined;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const [option = '', given] = word.split('=', 2);
    if (indexOptions.has(option)) index = given ?? words[++at];
    else if (withValue.has(word)) at++;
    else if (!word.startsWith('-')) {
      const isEditable = ['-e', '--editable'].includes(words[at - 1] ?? '');
      const one = read(word, isEditable);
      if (one !== undefined) found.push(one);
    }
  }
  const own =
    index !== undefined && !/^https?:\/\/(?:test\.)?pypi(?:\.python)?\.org(?:\/|$)/.test(index) ? index : undefined;
  return own === undefined ? found : found.map((one) => ({ ...one, index: own }));
}

/**
 * Finds what a text tells its readers to install with pip, and the projects on PyPI and conda-forge it links to.
 *
 * @param file The text, such as a README; words of the sentence that follow a command may be among the names.
 * @returns What it names, in the order of the text within commands, then links, then commands of conda.
 */
export function pipInstalls(file: TextFile): readonly PipInstall[] {
  const { text } = file;
  const commands = [...text.matchAll(command)].slice(0, maxCommands).flatMap(({ index, 0: begun }) => {
    const [rest = ''] = text.slice(index + begun.length, index + begun.length + 500).split(/[\n\r`<|&;]/, 1);
    const evidence = evidenceOf(file, index, begun + rest);
    return installs(wordsOf(rest)).map((one) => ({ ...one, evidence }));
  });
  const links = [...text.matchAll(page)].slice(0, maxCommands).map(({ index, 0: link, 1: what = '' }) => ({
    from: 'name' as const,
    what: what.replace(/(?:\.svg|[._-]+)$/, ''),
    evidence: evidenceOf(file, index, link),
  }));
  const condas = [...text.matchAll(conda)].slice(0, maxCommands).flatMap(({ index, 0: whole, 1: rest = '' }) => {
    const evidence = evidenceOf(file, index, whole);
    return installs(wordsOf(rest.replaceAll(/(?:-c|--channel)[ \t=]+\S+/g, ''))).map((one) => ({ ...one, evidence }));
  });
  return [...commands, ...links, ...condas];
}
