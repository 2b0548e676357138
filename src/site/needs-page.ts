import { needsOf, type Need, type TasktypeNeeds } from '../infer/needs.ts';
import type { Survey } from '../infer/survey.ts';
import type { OpenRegistry } from '../registry/open.ts';
import { typeLink, type TypeLink } from './type-page.ts';

/** A place from which a value can come. */
export interface SourceRow {
  readonly from: string;
  readonly what: string;
}

/** A field without which a task cannot be run. */
export interface NeedRow {
  readonly field: string;
  readonly description: string;
  /** The one value it takes, as JSON, where there is just one. */
  readonly only?: string;
  readonly sources: readonly SourceRow[];
  readonly takenBy: readonly TypeLink[];
  /** Samples that have it today; absent where there is none of the type. */
  readonly today?: { readonly codemeta: readonly string[]; readonly repository: readonly string[] };
}

/** One tasktype on the page. */
export interface NeedsSection extends TypeLink {
  readonly name: string;
  readonly ways: readonly { readonly name?: string; readonly rows: readonly NeedRow[] }[];
  readonly asked: readonly { readonly servicetype: TypeLink; readonly field: string; readonly question: string }[];
  /** The samples that are such a task. */
  readonly samples: readonly string[];
}

function sourcesOf({ source = {} }: Need): readonly SourceRow[] {
  const { codemeta, repository, author } = source;
  return [
    { from: 'CodeMeta', what: codemeta },
    { from: 'repository', what: repository },
    { from: 'only the author', what: author },
  ].flatMap(({ from, what }) => (what === undefined ? [] : [{ from, what }]));
}

function rowOf(tasktype: string, need: Need, { tasktypes }: Survey): NeedRow {
  const found = tasktypes[tasktype];
  const { codemeta = [], repository = [] } = found?.fields[need.pointer] ?? {};
  return {
    field: need.path,
    description: need.description.replace(/\.?$/, '.'),
    ...(need.only === undefined ? {} : { only: JSON.stringify(need.only) }),
    sources: sourcesOf(need),
    takenBy: need.takenBy.map(typeLink),
    ...(found === undefined ? {} : { today: { codemeta, repository } }),
  };
}

function sectionOf({ tasktype, ways, asked }: TasktypeNeeds, survey: Survey): NeedsSection {
  const { name, major } = tasktype;
  const link = typeLink(tasktype);
  return {
    ...link,
    ...(major === 1 ? { name } : { name: `${name}-${String(major)}`, title: `${link.title}, major ${String(major)}` }),
    ways: ways.map(({ needs, ...way }) => ({ ...way, rows: needs.map((need) => rowOf(tasktype.name, need, survey)) })),
    asked: asked.map(({ pointer, question, servicetype }) => ({
      servicetype: typeLink(servicetype),
      field: pointer.slice(1).replaceAll('/', '.'),
      question,
    })),
    samples: survey.tasktypes[tasktype.name]?.samples ?? [],
  };
}

/**
 * Gathers what the page of needs shows.
 *
 * @param registry The registry.
 * @param survey What real metadata gives.
 * @returns One section for each tasktype in use.
 */
export function needsSections(registry: OpenRegistry, survey: Survey): readonly NeedsSection[] {
  return needsOf(registry).map((one) => sectionOf(one, survey));
}
