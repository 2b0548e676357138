import { folderPurposes } from './folder-purpose.ts';
import type { LeftOut, Suggestions } from './suggestion.ts';

/** Tasktypes that describe the same thing in different words. */
interface Family {
  readonly tasktypes: readonly string[];
  /** What is said of things of this family that are left out. */
  readonly leftOut: RegExp;
}

const containers = /dockerfile|containerfile|container|apptainer|singularity|recipe/i;
const notebooks = ['jupyter-notebook', 'binder-notebook', 'esap-notebook'];

/** Tasktypes that run one image. */
export const containerTypes: readonly string[] = [
  ...['oci-container', 'rosetta-container', 'common-container', 'singularity-container', 'sciserver-container'],
  ...['portainer-container', 'skaha-session'],
];

const families: readonly Family[] = [
  {
    tasktypes: containerTypes,
    leftOut: containers,
  },
  { tasktypes: ['docker-compose', 'portainer-compose'], leftOut: /compose/i },
  { tasktypes: ['kubernetes-cluster'], leftOut: /helm|chart|manifest|kubernetes|kustomiz/i },
  { tasktypes: notebooks, leftOut: /notebook|binder/i },
  { tasktypes: ['zeppelin-notebook'], leftOut: /zeppelin|\bnotes?\b/i },
  { tasktypes: ['python-library'], leftOut: /^a (?:file of a )?Python package|^the (?:project|package) / },
];

type Found = Omit<Suggestions, 'disagreements'>;

/** What lies in a folder for CI or for tests, or is the software of others, speaks of nothing that is run from here. */
function isAside({ file }: LeftOut): boolean {
  return folderPurposes(`${file}/`).some((purpose) => !['documentation', 'examples'].includes(purpose));
}

function textOf({ file, what }: LeftOut): string {
  return `${what} ${file}`;
}

/**
 * Says whether anything in a repository speaks for a tasktype: something of its kind was found, or was left out for a
 * reason that does not deny it.
 *
 * @param tasktype Name of the tasktype.
 * @param found What the repository suggests.
 * @param image The image of the task, without its tag, which a file may name.
 * @returns True also for tasktypes that no file can speak for, such as a job of a service.
 */
export function speaksFor(tasktype: string, found: Found, image?: string): boolean {
  const family = families.find(({ tasktypes }) => tasktypes.includes(tasktype));
  if (family === undefined) return true;
  const seen = [...found.tasks, ...found.also].some((task) => family.tasktypes.includes(task.tasktype));
  const path = image?.slice(image.indexOf('/') + 1).replace(/^library\//, '');
  return (
    seen ||
    found.leftOut.some(
      (one) =>
        !isAside(one) && family.leftOut.test(family.tasktypes.includes('python-library') ? one.what : textOf(one)),
    ) ||
    (path !== undefined && found.leftOut.some(({ what }) => what.includes(path)))
  );
}

/**
 * Says whether something of a tasktype can be run from a repository as it is.
 *
 * @param tasktype Name of the tasktype.
 * @param found What the repository suggests.
 * @returns True where a task of the type, or of one that describes the same thing, was found.
 */
export function isFound(tasktype: string, found: Found): boolean {
  const names = families.find(({ tasktypes }) => tasktypes.includes(tasktype))?.tasktypes ?? [tasktype];
  return [...found.tasks, ...found.also].some((task) => names.includes(task.tasktype));
}
