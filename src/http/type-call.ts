import { pathOf } from '../registry/uri.ts';
import { versionOf, type Kind } from '../spec/spec.ts';
import type { Answer, Call } from './call.ts';
import type { Context } from './context.ts';
import { typesNear } from './near-types.ts';
import type { Site } from './site.ts';
import { refusal } from './wrong-call.ts';

const kinds: Readonly<Record<string, Kind>> = {
  tasktype: 'tasktype',
  tasktypes: 'tasktype',
  servicetype: 'servicetype',
  servicetypes: 'servicetype',
};

/** Where the types and their faces are. */
export interface Typed {
  readonly context: Pick<Context, 'registry'>;
  /** The site with the faces. */
  readonly site: Site;
  /** The path under which everything is served, with slashes at both ends. */
  readonly base: string;
}

/**
 * Answers `GET /api/types/{kind}/{name}/{version}`: the description of a version, which is a face of it.
 *
 * @param call The call.
 * @param path Its path below the base.
 * @param typed Where the types and their faces are.
 * @returns What `spec.json` of the version is; 404 with the names or versions that may be meant.
 */
export function typeCall(call: Call, path: string, { context, site, base }: Typed): Answer | Promise<Answer> {
  const { registry } = context;
  const [kindWord = '', name = '', version = '', ...tooDeep] = path
    .slice('/api/types/'.length)
    .replace(/\/$/, '')
    .split('/');
  const kind = kinds[kindWord];
  const majors = registry.types.filter((type) => type.kind === kind && type.name === name);
  const [, major] = /^([1-9][0-9]{0,8})$/.exec(version) ?? [];
  const entry =
    major === undefined
      ? majors.flatMap(({ versions }) => versions).find((one) => versionOf(one) === version)
      : majors.find((type) => type.major === Number(major))?.current;
  if (entry !== undefined && tooDeep.length === 0) return site.answer(call, `${pathOf(entry)}/spec.json`);
  const versions = majors.flatMap((type) => type.versions.map(versionOf)).join(', ');
  const detail =
    majors.length === 0
      ? `No type has this name. ${base}api/types lists all; write ${base}api/types/tasktypes/oci-container/1.0.`
      : `The type has these versions: ${versions}. Write one of them at the end.`;
  return refusal({
    problem: 'not-found',
    detail,
    members: { suggestions: typesNear(registry, `/${kind ?? 'tasktype'}s/${name}`) },
  });
}
