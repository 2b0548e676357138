import { asking, type Fault } from '../spec/change.ts';
import { problem } from '../spec/problem.ts';
import type { Declaration } from './declarations.ts';
import { keywordsOf, languagesWithoutNotebook } from './evidence.ts';
import type { Located } from './json-ld.ts';
import type { TypeOf } from './named-type.ts';
import { schemaKey, schemaMember } from './schema-terms.ts';

/** The keyword that the OSSR asks of projects with notebooks; it says less than the tasktype of the same name. */
const notebookKeyword = 'jupyter-notebook';

function tasksWithoutKeyword(
  root: Located,
  tasks: ReadonlySet<string>,
  keywords: ReadonlySet<string>,
  typeOf: TypeOf,
): readonly Fault[] {
  // A type that is not known here may be misspelled, and then its keyword would be too.
  const lacking = [...tasks].filter((uri) => !keywords.has(uri) && typeOf(uri) !== undefined);
  return lacking.map((uri) => {
    const fault = problem('task-has-a-keyword', {
      severity: 'warning',
      message: `The file declares a task of type ${uri} and has no keyword for it.`,
      hint: `Add "${uri}" to \`keywords\`: of this declaration, the record on Zenodo shows only the keywords.`,
      pointer: schemaMember(root, 'keywords')?.pointer ?? root.pointer,
    });
    return asking(fault, { add: uri, to: schemaKey(root.value, 'keywords') ?? 'keywords' });
  });
}

function keywordsWithoutTask(keywords: readonly Located<string>[], tasks: ReadonlySet<string>, typeOf: TypeOf) {
  return keywords.flatMap(({ value, pointer }) => {
    const type = value === notebookKeyword ? undefined : typeOf(value);
    if (type === undefined || tasks.has(type.uri)) return [];
    return [
      problem('keyword-has-a-task', {
        severity: 'warning',
        message: `The keyword "${value}" names a tasktype and no task of that type is declared.`,
        hint: 'Declare the task under targetProduct, or remove the keyword.',
        pointer,
      }),
    ];
  });
}

function judgeNotebookKeyword(root: Located, keywords: readonly Located<string>[]): readonly Fault[] {
  const keyword = keywords.find(({ value }) => value === notebookKeyword);
  const languages = keyword === undefined ? [] : languagesWithoutNotebook(root);
  if (keyword === undefined || languages.length === 0) return [];
  return [
    problem('notebook-keyword-has-evidence', {
      severity: 'warning',
      message: `The keyword says ${notebookKeyword}, but \`programmingLanguage\` says ${languages.join(', ')} and nothing else in the file speaks of a notebook.`,
      hint: 'Declare the notebook as a task if there is one to run, or remove the keyword.',
      pointer: keyword.pointer,
    }),
  ];
}

/**
 * Compares the keywords of a CodeMeta file with the tasks it declares.
 *
 * @param value The file's value.
 * @param declared The tasks it declares.
 * @param typeOf Finds the tasktype that a text means.
 * @returns Warnings only.
 */
export function lintKeywords(value: unknown, declared: readonly Declaration[], typeOf: TypeOf): readonly Fault[] {
  const root = { value, pointer: '' };
  const canonicalOf = (text: string) => typeOf(text)?.uri ?? text;
  const keywords = keywordsOf(root);
  const tasks = new Set(
    declared.flatMap(({ kind, type }) => (kind === 'tasktype' && typeof type === 'string' ? [canonicalOf(type)] : [])),
  );
  return [
    ...tasksWithoutKeyword(root, tasks, new Set(keywords.map(({ value }) => canonicalOf(value))), typeOf),
    ...keywordsWithoutTask(keywords, tasks, typeOf),
    ...(tasks.size === 0 ? judgeNotebookKeyword(root, keywords) : []),
  ];
}
