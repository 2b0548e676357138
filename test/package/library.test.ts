import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentOf } from '../document.ts';
import { installed, type InstalledProject, type Outcome } from './installed.ts';

const tsc = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));
const fixture = fileURLToPath(new URL('../fixtures/readme/codemeta.json', import.meta.url));

/** One program for each door, by what it prints. */
const programs = {
  'index.ts': {
    prints: 'valid invalid known docker',
    text: `
import { extractUris, lookup, tasktypes, validate, type Report, type Task } from 'tasktypes';

const task: Task = { tasktype: tasktypes.ociContainer, taskinfo: { image: 'docker.io/library/hello-world:latest' } };
const right: Report = await validate(JSON.stringify(task));
const wrong: Report = await validate(JSON.stringify({ ...task, taskinfo: {} }));
const [found] = extractUris('no planner takes ' + tasktypes.ociContainer);
console.log(right.verdict, wrong.verdict, lookup(found?.text ?? '').status, task.taskinfo.image.slice(0, 6));`,
  },
  'registry.ts': {
    prints: '0 valid',
    text: `
import { checkExamples, compileValidators, openRegistry, validate, type Documents } from 'tasktypes/registry';

const documents: Documents = { 'tasktypes/port-task/1.0.md': ${JSON.stringify(documentOf())} };
const registry = openRegistry(documents);
const problems = [...registry.problems, ...checkExamples(registry)].filter(({ severity }) => severity === 'error');
const task = { tasktype: registry.types[0]?.uri, taskinfo: { port: 8888 } };
const { verdict } = await validate(JSON.stringify(task), { registry, validators: compileValidators(registry) });
console.log(problems.length, verdict);`,
  },
  'types.ts': {
    prints: 'https://w3id.org/execution-planner/servicetypes/jupyter-hub',
    text: `
import { servicetypes, type Interface, type JupyterHub } from 'tasktypes/types';

const serviceinfo: JupyterHub = { endpoint: 'https://hub.example.org' };
const service: Interface = { servicetype: servicetypes.jupyterHub, serviceinfo };
console.log(service.servicetype);`,
  },
  'validators.ts': {
    prints: 'true false #/required',
    text: `
import check from 'tasktypes/validators/tasktypes/oci-container/1.0';

const right: boolean = check({ image: 'docker.io/library/hello-world:latest' });
console.log(right, check({}), check.errors?.[0]?.schemaPath);`,
  },
  'json.ts': {
    prints: 'https://w3id.org/execution-planner/tasktypes/oci-container/1.0 OciContainer tasktypes',
    text: `
import bundle from 'tasktypes/bundle.json' with { type: 'json' };
import manifest from 'tasktypes/package.json' with { type: 'json' };
import schema from 'tasktypes/schemas/tasktypes/oci-container/1.0.json' with { type: 'json' };

const id: string = schema.$id;
console.log(id, bundle.$defs.OciContainer.title, manifest.name);`,
  },
  'every-version.ts': {
    prints: 'true',
    text: `
import { registry, versionOf } from 'tasktypes';

const paths = registry.types.flatMap(({ versions }) => versions.map((it) => \`\${it.kind}s/\${it.name}/\${versionOf(it)}\`));
const checkers = await Promise.all(paths.map((path) => import(\`tasktypes/validators/\${path}\`)));
const schemas = await Promise.all(
  paths.map((path) => import(\`tasktypes/schemas/\${path}.json\`, { with: { type: 'json' } })),
);
console.log(checkers.every(({ default: check }) => check(1) === false) && schemas.every(({ default: { $id } }) => $id));`,
  },
  'astro.ts': {
    prints: 'true',
    text: `
// The pages themselves are Astro's business, whose types are here only where it is installed.
const door: string = 'tasktypes/astro';
const { registrySite } = await import(door);
const { srcDir } = await registrySite(decodeURI(new URL('.', import.meta.url).pathname));
console.log(/tasktypes.src.site.?$/.test(srcDir));`,
  },
} as const;

const commands = [
  { line: 'tasktypes validate codemeta.json', code: 1, says: 'codemeta.json: invalid' },
  { line: 'tasktypes resolve https://edin.ac/3rarcQO', code: 0, says: 'known' },
  { line: 'tasktypes show oci-container', code: 0, says: 'OCI container' },
  { line: 'tasktypes lint', code: 0, says: 'no problems' },
  { line: 'tasktypes lint own', code: 0, says: 'no problems' },
  { line: 'tasktypes types own', code: 0, says: 'export interface PortTask' },
];

const settings = { strict: true, target: 'es2022', lib: ['es2022', 'dom'], types: [], skipLibCheck: false };

describe.each([20, 24])('the package installed in an empty project with Node %i', (node) => {
  let project: InstalledProject;
  let compiled: Outcome;
  beforeAll(async () => {
    project = await installed({ node });
    project.write(Object.fromEntries(Object.entries(programs).map(([file, { text }]) => [file, text])));
    const compilerOptions = { ...settings, module: 'nodenext' };
    project.write({
      'tsconfig.json': JSON.stringify({ compilerOptions, files: Object.keys(programs) }),
      'codemeta.json': readFileSync(fixture, 'utf8'),
      'registry.json': '{"title": "Ours", "identifiers": "https://types.example.org"}',
      'own/tasktypes/port-task/1.0.md': documentOf(),
    });
    compiled = await project.run(`"${process.execPath}" "${tsc}"`);
  });
  afterAll(() => project.remove());

  it('type-checks every door, its own declarations included', () => {
    expect(compiled.stdout).toBe('');
  });

  it.each(Object.entries(programs))('runs %s', async (file, { prints }) => {
    const { stdout, stderr } = await project.run(`node ${file.replace('.ts', '.js')}`);
    expect(stdout.trim(), stderr).toBe(prints);
  });

  it.each(commands)('runs `$line`', async ({ line, code, says }) => {
    const { stdout, ...outcome } = await project.run(line);
    expect(stdout).toContain(says);
    expect(outcome.code, outcome.stderr).toBe(code);
  });

  it('is tried with that Node', async () => {
    expect((await project.run('node --version')).stdout).toContain(`v${node}.`);
  });
});
