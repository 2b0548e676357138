import type { Declaration } from '../../metadata/declarations.ts';
import { declare } from '../../metadata/declare.ts';
import { beginsAsJson } from '../../metadata/json-or-yaml.ts';
import { readJson } from '../../metadata/json.ts';
import type { Question } from '../../planner/message.ts';
import type { PlannerTypes } from '../../planner/planner-types.ts';
import { readQuery } from '../../planner/query.ts';
import { readQuestion, type ReadQuestion } from '../../planner/question.ts';
import type { Problem } from '../../spec/problem.ts';
import { readYaml } from '../../spec/yaml.ts';
import { restoredInfo } from '../../validate/faults.ts';
import { typeOfIn } from '../../validate/validate.ts';
import type { Validators } from '../../validate/validator.ts';

/** The questions that a text asks, or why it asks none. */
export type ReadTasks =
  | { readonly questions: readonly Question[]; readonly problems: readonly Problem[] }
  | { readonly fault: string; readonly problems: readonly Problem[] };

/** `GET /accepts?tasktype=…`, or such an address, as a log has it. */
const requestForm = /^(?:GET\s+)?[^\s?#]*\?(\S*\btasktype=\S*)(?:\s+HTTP\/[0-9.]+)?$/;

function fromQuestion(read: ReadQuestion, problems: readonly Problem[] = []): ReadTasks {
  return 'question' in read ? { questions: [read.question], problems } : { fault: read.refusal, problems };
}

async function fromDeclarations(
  declared: readonly Declaration[],
  { registry }: PlannerTypes,
  validators: Validators,
): Promise<readonly Question[]> {
  const questions = declared.map(async (declaration): Promise<Question | undefined> => {
    const { type, info } = declaration;
    if (typeof type !== 'string' || type === '') return undefined;
    const known = registry.find(type) ?? registry.named('tasktype', type);
    if (known === undefined) return { tasktype: type, taskinfo: info };
    const check = await validators.checkerOf(known.current);
    return { tasktype: known.uri, taskinfo: restoredInfo(declaration, check) };
  });
  return (await Promise.all(questions)).filter((question) => question !== undefined);
}

/**
 * Reads what planners are asked from a text: a task or a question in JSON or YAML, a request line with its query, or a
 * CodeMeta file with any number of tasks.
 *
 * @param text The text.
 * @param types Where types are found and what checks them.
 * @param validators What checks declarations of CodeMeta files.
 * @returns The questions, or why there is none, with the problems of the text.
 */
export async function readTasks(text: string, types: PlannerTypes, validators: Validators): Promise<ReadTasks> {
  const [, query] = requestForm.exec(text.trim()) ?? [];
  if (query !== undefined) return fromQuestion(readQuery(new URLSearchParams(query), types.registry, types.checks));
  const read = beginsAsJson(text) ? readJson(text) : readYaml(text, { singleText: 'refused' });
  if (!('value' in read)) return { fault: 'The text cannot be read.', problems: read.problems };
  const declarations = declare(read.value, typeOfIn(types.registry));
  if (!('declared' in declarations) || declarations.carrier !== 'codemeta')
    return fromQuestion(readQuestion(read.value), read.problems);
  const questions = await fromDeclarations(declarations.declared, types, validators);
  const { problems } = read;
  if (questions.length > 0) return { questions, problems };
  return { fault: 'This file declares no task. The page Suggest proposes what it could declare.', problems };
}
