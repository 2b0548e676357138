import { shown } from '../spec/words.ts';
import { writeBlock, type Block } from './block.ts';
import { keywordsOf, languagesWithoutNotebook, mentionOf, notebookWord, textsOf } from './evidence.ts';
import type { Located, Node } from './json-ld.ts';
import type { TypeOf } from './named-type.ts';
import { repositoryOf } from './repository.ts';

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
  readonly block: Omit<Block, 'note'>;
  /** What to know before pasting, where there is something to know. */
  readonly note?: string;
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
  /** What would make another tasktype the right one. */
  readonly question?: string;
}

const containerWords = /\b(?:docker|podman|oci|apptainer|singularity|containers?)\b/gi;
/** Prose is read more narrowly: a library may well speak of containers and of images of the sky. */
const containerPhrases = /\b(?:docker|podman|container images?|containeri[sz]ed)\b/gi;
const notebookPhrases = /\bjupyter notebooks?\b|\.ipynb\b/i;

function keywordEvidence(root: Located, typeOf: TypeOf): Evidence | undefined {
  // The bare word jupyter-notebook is a habit of the OSSR and says less than the tasktype's URI.
  const words = keywordsOf(root).filter(({ value }) => value !== 'jupyter-notebook');
  const named = words.map(({ value }) => ({ keyword: value, tasktype: typeOf(value)?.name }));
  const found = ['rosetta-container', 'oci-container', 'jupyter-notebook']
    .map((name) => named.find(({ tasktype }) => tasktype === name))
    .find((one) => one !== undefined);
  if (found?.tasktype === undefined) return undefined;
  return { tasktype: found.tasktype, reason: `The keywords name the tasktype: "${found.keyword}".` };
}

const containerFields = ['runtimePlatform', 'softwareRequirements', 'operatingSystem'] as const;

function containerReason(root: Located): string | undefined {
  for (const field of containerFields) {
    const text = textsOf(root, field).find((text) => mentionOf(text, containerWords) !== undefined);
    if (text !== undefined) return `\`${field}\` says ${shown(text)}.`;
  }
  const words = textsOf(root, 'description').flatMap((text) => mentionOf(text, containerPhrases) ?? []);
  return words[0] === undefined ? undefined : `The description speaks of "${words[0]}".`;
}

const portQuestion = 'Does the container answer on a TCP port? Then declare it as a rosetta-container too.';
const notebookPortQuestion =
  'Is the notebook opened in a browser, on a TCP port of the container? Then declare a rosetta-container with that port, so that a platform can start it.';

function containerEvidence(root: Located): Evidence | undefined {
  const reason = containerReason(root);
  if (reason === undefined) return undefined;
  const word = notebookWord(root);
  if (word === undefined) return { tasktype: 'oci-container', reason, question: portQuestion };
  return {
    tasktype: 'oci-container',
    reason: `${reason} The file speaks of "${word}" too.`,
    question: notebookPortQuestion,
  };
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

interface Filled {
  readonly taskinfo: Node;
  readonly written: Node;
  readonly missing: readonly MissingField[];
}

function fillNotebook(root: Located): Filled {
  const { url, reason } = repositoryOf(root);
  const path = '<path of the notebook in the repository>';
  if (url !== undefined) {
    return {
      taskinfo: { repository: { url } },
      written: { repository: { url, path } },
      missing: [{ pointer: '/repository/path', question: `Which notebook of ${url} is to be run?` }],
    };
  }
  if (reason === undefined) {
    return {
      taskinfo: {},
      written: { notebook: '<address of the notebook>' },
      missing: [{ pointer: '/notebook', question: 'Under which address is the notebook found?' }],
    };
  }
  return {
    taskinfo: {},
    written: { repository: { url: '<address of the repository>', path } },
    missing: [
      { pointer: '/repository/url', question: `From which address is the repository cloned? ${reason}` },
      { pointer: '/repository/path', question: 'Which notebook in it is to be run?' },
    ],
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
 * @param typeOf Finds the tasktype that a keyword means; only names and canonical URIs unless given.
 * @returns The task with a block to paste, or, where nothing speaks for a type, the question that decides.
 */
export function propose(
  codemeta: Node,
  types: Readonly<Record<string, string>>,
  typeOf: TypeOf = namesIn(types),
): Proposal {
  const root = { value: codemeta, pointer: '' };
  const evidence = keywordEvidence(root, typeOf) ?? containerEvidence(root) ?? notebookEvidence(root);
  const uri = evidence === undefined ? undefined : types[evidence.tasktype];
  if (evidence === undefined || uri === undefined) return { question: doubtedQuestion(root) };
  const { tasktype, reason, question = tasktype === 'oci-container' ? portQuestion : undefined } = evidence;
  const { taskinfo, written, missing } = fill(tasktype, root);
  const name = textsOf(root, 'name')[0] ?? tasktype;
  const { note, ...block } = writeBlock([{ uri, name, taskinfo: written }]);
  return {
    reason,
    tasktype,
    taskinfo,
    missing,
    ...(question === undefined ? {} : { question }),
    block,
    ...(note === undefined ? {} : { note }),
  };
}

function namesIn(types: Readonly<Record<string, string>>): TypeOf {
  const entries = Object.entries(types);
  return (text) => {
    const found = entries.find((entry) => entry.includes(text));
    return found && { name: found[0], uri: found[1] };
  };
}
