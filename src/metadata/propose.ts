import { shown } from '../spec/words.ts';
import { writeBlock, type Block } from './block.ts';
import { valuesOf } from './contexts.ts';
import { keywordsOf, languagesWithoutNotebook, textsOf } from './evidence.ts';
import { unwrap, type Located, type Node } from './json-ld.ts';

/** A field of a proposed task that only the author can fill. */
export interface MissingField {
  /** JSON Pointer into the taskinfo. */
  readonly pointer: string;
  /** What to ask the author. */
  readonly question: string;
}

/** A task that a file seems to be about, filled with what the file says. */
export interface ProposedTask {
  /** What in the file speaks for this tasktype, in one sentence. */
  readonly reason: string;
  /** Name of the tasktype. */
  readonly tasktype: string;
  /** What the file itself tells of the task. */
  readonly taskinfo: Node;
  readonly missing: readonly MissingField[];
  /** What would make another tasktype the right one. */
  readonly question?: string;
  /** The block to paste; what is missing stands in it between angle brackets, which the tasktype refuses. */
  readonly block: Block;
}

/** Nothing in the file decides; the question that would. */
export interface OpenQuestion {
  readonly question: string;
}

/** A task to declare, or the question that would decide on one. */
export type Proposal = ProposedTask | OpenQuestion;

const decidingQuestion = 'Is there something to run in this repository: a container image, a notebook, or neither?';

interface Evidence {
  readonly tasktype: string;
  readonly reason: string;
}

const containerWords = /\b(?:docker|podman|oci|apptainer|singularity|containers?)\b/i;
/** Prose is read more narrowly: a library may well speak of containers and of images of the sky. */
const containerPhrases = /\b(?:docker|podman|container images?|containeri[sz]ed)\b/i;
const notebookPhrases = /\bjupyter notebooks?\b|\.ipynb\b/i;

function keywordEvidence(root: Located, types: Readonly<Record<string, string>>): Evidence | undefined {
  const keywords = keywordsOf(root).map(({ value }) => value);
  const named = ['rosetta-container', 'oci-container', 'jupyter-notebook'].map((tasktype) => ({
    tasktype,
    // The bare word jupyter-notebook is a habit of the OSSR and says less than the tasktype's URI.
    keyword: keywords.find((word) => word === types[tasktype] || (word === tasktype && word !== 'jupyter-notebook')),
  }));
  const found = named.find(({ keyword }) => keyword !== undefined);
  return found && { tasktype: found.tasktype, reason: `The keywords name the tasktype: "${found.keyword}".` };
}

const containerFields = ['runtimePlatform', 'softwareRequirements', 'operatingSystem'] as const;

function containerEvidence(root: Located): Evidence | undefined {
  const tasktype = 'oci-container';
  for (const field of containerFields) {
    const text = textsOf(root, field).find((text) => containerWords.test(text));
    if (text !== undefined) return { tasktype, reason: `\`${field}\` says ${shown(text)}.` };
  }
  const words = textsOf(root, 'description').flatMap((text) => containerPhrases.exec(text) ?? []);
  return words[0] === undefined ? undefined : { tasktype, reason: `The description speaks of "${words[0]}".` };
}

function notebookEvidence(root: Located): Evidence | undefined {
  const tasktype = 'jupyter-notebook';
  if (textsOf(root, 'programmingLanguage').some((language) => notebookPhrases.test(language))) {
    return { tasktype, reason: 'The programming language is Jupyter Notebook.' };
  }
  if (textsOf(root, 'description').some((text) => notebookPhrases.test(text))) {
    return { tasktype, reason: 'The description speaks of Jupyter notebooks.' };
  }
  const hasKeyword = keywordsOf(root).some(({ value }) => value === tasktype);
  if (!hasKeyword || languagesWithoutNotebook(root).length > 0) return undefined;
  return { tasktype, reason: 'The keyword says jupyter-notebook; nothing else in the file says which notebook.' };
}

/** The address to clone from, where the file gives one; pip's `git+` before it is no part of it. */
function repositoryOf(root: Located): string | undefined {
  const addresses = valuesOf(root, 'codeRepository').map((located) => unwrap(located).value);
  return addresses
    .filter((address) => typeof address === 'string')
    .map((address) => address.replace(/^git\+/, ''))
    .find((address) => /^https?:\/\//.test(address));
}

interface Filled {
  readonly taskinfo: Node;
  readonly written: Node;
  readonly missing: readonly MissingField[];
}

function fillNotebook(root: Located): Filled {
  const url = repositoryOf(root);
  if (url === undefined) {
    return {
      taskinfo: {},
      written: { notebook: '<address of the notebook>' },
      missing: [{ pointer: '/notebook', question: 'Under which address is the notebook found?' }],
    };
  }
  return {
    taskinfo: { repository: { url } },
    written: { repository: { url, path: '<path of the notebook in the repository>' } },
    missing: [{ pointer: '/repository/path', question: `Which notebook of ${url} is to be run?` }],
  };
}

function fillImage(asksPort: boolean): Filled {
  const image = '<reference of the image: registry/path:tag>';
  const missing = [{ pointer: '/image', question: 'Under which reference is the image published?' }];
  if (!asksPort) return { taskinfo: {}, written: { image }, missing };
  return {
    taskinfo: {},
    written: { image, interface_port: '<TCP port the image listens on>' },
    missing: [...missing, { pointer: '/interface_port', question: 'On which TCP port does the image listen?' }],
  };
}

function fill(tasktype: string, root: Located): Filled {
  return tasktype === 'jupyter-notebook' ? fillNotebook(root) : fillImage(tasktype === 'rosetta-container');
}

const portQuestion = 'Does the container answer on a TCP port? Then declare it as a rosetta-container too.';

function doubtedQuestion(root: Located): string {
  const languages = languagesWithoutNotebook(root);
  const hasKeyword = keywordsOf(root).some(({ value }) => value === 'jupyter-notebook');
  if (!hasKeyword || languages.length === 0) return decidingQuestion;
  return `The keyword says jupyter-notebook, but \`programmingLanguage\` says ${languages.join(', ')}. ${decidingQuestion}`;
}

/**
 * Proposes a task for a CodeMeta file that declares none, from what the file says and nothing else.
 *
 * @param codemeta The file's value.
 * @param types The canonical URIs of the tasktypes by name; a type that is not among them is not proposed.
 * @returns The task with a block to paste, or, where nothing speaks for a type, the question that decides.
 */
export function propose(codemeta: Node, types: Readonly<Record<string, string>>): Proposal {
  const root = { value: codemeta, pointer: '' };
  const evidence = keywordEvidence(root, types) ?? containerEvidence(root) ?? notebookEvidence(root);
  const uri = evidence === undefined ? undefined : types[evidence.tasktype];
  if (evidence === undefined || uri === undefined) return { question: doubtedQuestion(root) };
  const { taskinfo, written, missing } = fill(evidence.tasktype, root);
  const name = textsOf(root, 'name')[0] ?? evidence.tasktype;
  return {
    reason: evidence.reason,
    tasktype: evidence.tasktype,
    taskinfo,
    missing,
    ...(evidence.tasktype === 'oci-container' ? { question: portQuestion } : {}),
    block: writeBlock([{ uri, name, taskinfo: written }]),
  };
}
