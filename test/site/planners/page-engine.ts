import { createEngine, type Engine } from '../../../src/site/planners/engine.ts';
import type { AskEngine, AskedPlanner } from '../../../src/site/planners/engine-messages.ts';
import { plannerDataFace } from '../../../src/site/planners/data-file.ts';
import type { PlannerData } from '../../../src/site/planners/planner-data.ts';
import { openOwnDocuments } from '../../documents.ts';

const { content } = plannerDataFace(await openOwnDocuments());

/** What the engine of the pages is made from, read from the file that the build writes. */
export const data = JSON.parse(content) as PlannerData;

const engine: Engine = await createEngine(data);

/** Asks the engine of the pages about planners. */
export const ask = ((name: never, call: object) => engine({ name, ...call })) as unknown as AskEngine;

/** The ready configurations, to be asked. */
export const ready: readonly AskedPlanner[] = data.ready.map(({ id, text }) => ({ id, text }));
