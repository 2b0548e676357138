import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installed, type InstalledProject } from './installed.ts';

const tsc = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));

/** A type of one's own, declared through one door and seen through both. */
const files = {
  'own.ts': `
import type { Task, Tasktypes } from 'tasktypes';
declare module 'tasktypes' {
  interface Tasktypes { 'https://types.example.org/own': { readonly port: number } }
}
export const task: Task = { tasktype: 'https://types.example.org/own', taskinfo: { port: 8888 } };
// @ts-expect-error: a port is a number.
export const wrong: Task = { tasktype: 'https://types.example.org/own', taskinfo: { port: '8888' } };
export type Port = Tasktypes['https://types.example.org/own']['port'];
`,
  'other.ts': `
import type { Interface, Task } from 'tasktypes/types';
declare module 'tasktypes/types' {
  interface Servicetypes { 'https://types.example.org/hub': { readonly address: string } }
}
export const task: Task = { tasktype: 'https://types.example.org/own', taskinfo: { port: 8888 } };
export const service: Interface = {
  servicetype: 'https://types.example.org/hub',
  serviceinfo: { address: 'https://hub.example.org' },
};
export function portOf(task: Task): number | undefined {
  return task.tasktype === 'https://types.example.org/own' ? task.taskinfo.port : undefined;
}
// @ts-expect-error: nobody has declared this type.
export const unknown: Task = { tasktype: 'https://types.example.org/other', taskinfo: {} };
`,
  'planner.ts': `
import type { Planner } from 'tasktypes/planner';
type Question = Parameters<Planner['accepts']>[0];
const tasktypes = 'https://w3id.org/execution-planner/tasktypes' as const;
export const questions: readonly Question[] = [
  { tasktype: 'https://types.example.org/own', taskinfo: { port: 8888 } },
  { tasktype: \`\${tasktypes}/oci-container\` as const },
  { tasktype: \`\${tasktypes}/jupyter-notebook\` as const, taskinfo: { languages: ['python'] } },
  // @ts-expect-error: a port is a number.
  { tasktype: 'https://types.example.org/own', taskinfo: { port: '8888' } },
  // @ts-expect-error: an OCI container has an image, not a notebook.
  { tasktype: \`\${tasktypes}/oci-container\` as const, taskinfo: { notebook: 'https://example.org/a.ipynb' } },
];
`,
};

const strict = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  resolveJsonModule: true,
  target: 'es2022',
  lib: ['es2022', 'dom'],
  types: [],
  skipLibCheck: false,
  outDir: 'compiled',
};

describe('the types of the package', () => {
  let project: InstalledProject;
  beforeAll(async () => {
    project = await installed();
    project.write(files);
  });
  afterAll(() => project.remove());

  it.each([{ module: 'nodenext' }, { module: 'esnext', moduleResolution: 'bundler' }])(
    'take types of one’s own, from each door for both, with %o',
    async (resolution) => {
      const compilerOptions = { ...strict, ...resolution };
      project.write({ 'tsconfig.json': JSON.stringify({ compilerOptions, files: Object.keys(files) }) });
      expect(await project.run(`"${process.execPath}" "${tsc}"`)).toMatchObject({ stdout: '', code: 0 });
    },
  );

  it('cost nothing when a program runs', () => {
    const compiled = Object.keys(files).map((file) =>
      readFileSync(join(project.folder, 'compiled', file.replace('.ts', '.js')), 'utf8'),
    );
    expect(compiled.join('')).not.toMatch(/tasktypes\/types|from 'tasktypes'/);
  });
});
