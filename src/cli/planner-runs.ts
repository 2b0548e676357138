// The door to the commands of planners, so that what they bring is loaded by nothing else.
export { run as runPlannerCheck } from './planner-check.ts';
export { run as runPlannerExplain } from './planner-explain.ts';
export { run as runPlannerInit } from './planner-init.ts';
export { run as runPlannerServe } from './planner-serve.ts';
