import { readConfiguration } from '../../planner/configuration/configuration.ts';
import { launchTask, type LaunchContext } from '../../planner/launch-task.ts';
import type { OfferedInterface, Question } from '../../planner/message.ts';
import { createPlanner, type Planner } from '../../planner/planner.ts';
import { plannerTypes, type PlannerTypes } from '../../planner/planner-types.ts';
import { createRegistry } from '../../registry/registry.ts';
import { pathOf } from '../../registry/uri.ts';
import { visible } from '../../spec/words.ts';
import { readYaml } from '../../spec/yaml.ts';
import { loadTaskChecks } from '../../validate/check-task.ts';
import { createValidators } from '../../validate/validator.ts';
import type { CallOf } from '../browser/engine-client.ts';
import type {
  AnsweringPlanner,
  AskedPlanner,
  AskInput,
  Asked,
  EngineCalls,
  GivenTask,
  OfferedPlace,
  PlannerAnswer,
} from './engine-messages.ts';
import type { PlannerData } from './planner-data.ts';
import { readTasks } from './read-tasks.ts';
import { taskLine } from './task-line.ts';

/** Answers the calls of a page. */
export type Engine = (call: CallOf<EngineCalls>) => Promise<EngineCalls[keyof EngineCalls]['answer']>;

type Launching = (
  offered: OfferedInterface,
  task: Question,
  answers?: Readonly<Record<string, string>>,
) => Promise<EngineCalls['launch']['answer']>;

function launching(types: PlannerTypes, { driving }: PlannerData): Launching {
  const context: LaunchContext = {
    registry: types.registry,
    drivingOf: ({ kind, name, major }) =>
      driving[types.registry.named(kind, name, major)?.uri ?? ''] ?? { accepts: [], launch: {} },
    problemsOf: (version, info) => Promise.resolve(types.checks(version)?.problemsOf(info) ?? []),
  };
  return (offered, task, answers = {}) => launchTask(offered, task, answers, context);
}

function given(question: Question, types: PlannerTypes, { pages, takers }: PlannerData): GivenTask {
  const { tasktype, taskinfo } = question;
  const type = types.registry.find(tasktype);
  const known = type?.kind === 'tasktype' ? type : undefined;
  const problems =
    known === undefined || taskinfo === undefined ? [] : (types.checks(known.current)?.problemsOf(taskinfo) ?? []);
  const link = known && pages[known.uri];
  return {
    question,
    title: known?.current.title ?? visible(tasktype),
    about: taskLine(taskinfo),
    ...(link === undefined ? {} : { link }),
    problems,
    isWhole: known !== undefined && taskinfo !== undefined && problems.length === 0,
    takers: takers[known?.uri ?? ''] ?? [],
  };
}

interface Configured extends Omit<AnsweringPlanner, 'answers'> {
  readonly planner?: Planner;
}

function configured({ id, text }: AskedPlanner, types: PlannerTypes): Configured {
  const read = readYaml(text, { duplicateKeys: 'error', singleText: 'refused' });
  const { problems, configuration } =
    'value' in read ? readConfiguration(read, types) : { problems: read.problems, configuration: undefined };
  if (configuration === undefined) return { id, service: '', problems };
  const { service = 'This service', offers } = configuration;
  return { id, service, problems, planner: createPlanner(offers, { ...types, service }) };
}

function placeOf(offered: OfferedInterface, { registry }: PlannerTypes, { pages }: PlannerData): OfferedPlace {
  const type = registry.find(offered.servicetype);
  const link = type && pages[type.uri];
  return {
    offered,
    title: type?.current.title ?? visible(offered.servicetype),
    ...(link === undefined ? {} : { link }),
  };
}

/**
 * Makes the engine of the pages about planners. It answers as the command `tasktypes planner explain` does.
 *
 * @param data What the build has written for it.
 * @returns The engine.
 */
export async function createEngine(data: PlannerData): Promise<Engine> {
  const registry = createRegistry(data.entries, data);
  const validators = createValidators((entry) => data.schemas[pathOf(entry)] ?? {});
  const checks = await loadTaskChecks(
    registry.types.flatMap(({ versions }) => versions),
    validators,
  );
  const types = plannerTypes(registry, checks, ({ uri }) => data.driving[uri]);
  const launchBy = launching(types, data);

  const answerOf = async (
    planner: Planner,
    { question, isWhole }: GivenTask,
    signedIn: boolean,
  ): Promise<PlannerAnswer> => {
    const reply = planner.accepts(question, { signedIn });
    const offers = reply.reponseword === 'YES' ? reply.interfaces : [];
    const places = offers.map(async (offered): Promise<OfferedPlace> => {
      const found = placeOf(offered, types, data);
      return isWhole ? { ...found, launch: await launchBy(offered, question) } : found;
    });
    return { reply, places: await Promise.all(places) };
  };
  const ask = async ({ text, planners, isSignedIn }: AskInput): Promise<Asked> => {
    const read = await readTasks(text, types, validators);
    const tasks = 'questions' in read ? read.questions.map((question) => given(question, types, data)) : [];
    const answering = planners.map(async (asked): Promise<AnsweringPlanner> => {
      const { planner, ...found } = configured(asked, types);
      if (planner === undefined) return found;
      return { ...found, answers: await Promise.all(tasks.map((task) => answerOf(planner, task, isSignedIn))) };
    });
    return {
      given: 'questions' in read ? { tasks, problems: read.problems } : read,
      planners: await Promise.all(answering),
    };
  };
  return (call) => {
    if (call.name === 'ask') return ask(call.input);
    if (call.name === 'ready') return Promise.resolve(data.ready);
    return launchBy(call.offered, call.task, call.answers);
  };
}
