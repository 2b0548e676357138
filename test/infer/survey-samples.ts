import { readFileSync } from 'node:fs';
import { format } from 'prettier';
import { leastFields } from '../../src/infer/least-fields.ts';
import { suggest } from '../../src/infer/suggest.ts';
import type { FoundValue, SuggestedTask } from '../../src/infer/suggestion.ts';
import type { Survey, SurveyedField } from '../../src/infer/survey.ts';
import { registry, validators } from '../../src/official.ts';
import { checkTask } from '../../src/validate/check-task.ts';
import { sharedPath } from '../shared.ts';
import { filesOf, repositoryFixtures } from './repository-fixture.ts';

interface Sample {
  readonly name: string;
  readonly tasks: readonly SuggestedTask[];
}

/** What the index of the samples says of one. */
interface Indexed {
  readonly file: string;
  readonly expected_tasktypes: readonly string[];
}

async function readSamples(): Promise<readonly Sample[]> {
  return Promise.all(
    repositoryFixtures('ossr-repositories').map(async (fixture) => {
      const codemeta = readFileSync(sharedPath(`samples/ossr/${fixture.name}.codemeta.json`), 'utf8');
      const files = filesOf(fixture, { 'codemeta.json': codemeta });
      const { tasks } = await suggest(files, registry, (uri, info) => checkTask(uri, info, { registry, validators }));
      return { name: fixture.name, tasks };
    }),
  );
}

const saidBy = ({ evidence }: FoundValue): 'codemeta' | 'repository' =>
  evidence.some(({ file }) => file === 'codemeta.json') ? 'codemeta' : 'repository';

/** A pointer with every index 0, as the needs have it. */
const general = (pointer: string): string => pointer.replace(/\/[0-9]+(?=\/|$)/g, '/0');

/** The fields that a task of a type needs; of further ones the fixtures hold only what their tests want. */
async function neededFields(tasktype: string): Promise<ReadonlySet<string>> {
  const type = registry.named('tasktype', tasktype);
  if (type === undefined) throw new Error(`The index of the samples names ${tasktype}, which is no tasktype.`);
  const schema = await validators.schemaOf(type.current);
  return new Set(leastFields(schema).flatMap(({ fields }) => fields.map(({ pointer }) => pointer)));
}

function fieldsOf(
  tasktype: string,
  needed: ReadonlySet<string>,
  samples: readonly Sample[],
): Readonly<Record<string, SurveyedField>> {
  const fields: Record<string, { codemeta: string[]; repository: string[] }> = {};
  for (const { name, tasks } of samples)
    for (const task of tasks.filter((one) => one.tasktype === tasktype))
      for (const value of task.values.filter(({ pointer }) => needed.has(general(pointer)))) {
        const field = (fields[general(value.pointer)] ??= { codemeta: [], repository: [] });
        const names = field[saidBy(value)];
        if (!names.includes(name)) names.push(name);
      }
  return fields;
}

/**
 * Surveys the real files: which of them are tasks of which type by the index, and what is found of each field.
 *
 * @returns The survey.
 */
export async function surveySamples(): Promise<Survey> {
  const { samples: index } = JSON.parse(readFileSync(sharedPath('samples/ossr/index.json'), 'utf8')) as {
    readonly samples: readonly Indexed[];
  };
  const samples = await readSamples();
  const types = [...new Set(index.flatMap(({ expected_tasktypes }) => expected_tasktypes))].sort();
  const ofType = (type: string): readonly string[] =>
    index.filter((one) => one.expected_tasktypes.includes(type)).map(({ file }) => file.replace('.codemeta.json', ''));
  return {
    date: '2026-11-22',
    samples: index.length,
    tasktypes: Object.fromEntries(
      await Promise.all(
        types.map(async (type) => {
          const fields = fieldsOf(type, await neededFields(type), samples);
          return [type, { samples: ofType(type), fields }] as const;
        }),
      ),
    ),
  };
}

/**
 * Writes a survey as the module that the package ships.
 *
 * @param survey The survey.
 * @returns The module's text.
 */
export function surveyModule(survey: Survey): Promise<string> {
  const text = `// Written by scripts/survey.ts from real OSSR metadata; run it again instead of editing this file.
import type { Survey } from './survey.ts';

/** What ${survey.samples} real codemeta.json files and the repositories around them give today. */
export const surveyed: Survey = ${JSON.stringify(survey)};
`;
  return format(text, { parser: 'typescript', singleQuote: true, printWidth: 120, trailingComma: 'all' });
}
