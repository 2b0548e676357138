// Writes the code that is generated from the documents: `npm run generate -- [--documents <folder>] [--out <folder>]`.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { commandsFile } from '../src/cli/command-reference.ts';
import { generatedFiles, type GeneratedFile } from '../src/emit/generated-files.ts';
import { LoadError, loadDocuments } from '../src/load.ts';
import { openapiFile } from '../src/http/openapi.ts';
import { problemsFile } from '../src/http/problem-types.ts';
import { openRegistry } from '../src/registry/open.ts';
import type { DocumentProblem } from '../src/spec/problem.ts';
import { checkExamples } from '../src/validate/examples.ts';
import { platformsModule } from './platforms.ts';
import packageFile from '../package.json' with { type: 'json' };
import { ForeignFolderError, replaceFolder } from './replace-folder.ts';

const root = fileURLToPath(new URL('../', import.meta.url));

function told({ path, line, column, severity, rule, message, hint }: DocumentProblem): string {
  return `${path}:${line ?? 1}:${column ?? 1} ${severity} ${rule} ${message}${hint === undefined ? '' : ` (${hint})`}`;
}

async function writeFiles(folder: string, files: readonly GeneratedFile[]): Promise<void> {
  for (const { path, content } of files) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}

async function generate(documents: string, out: string): Promise<boolean> {
  const registry = openRegistry(await loadDocuments(documents));
  const problems = [...registry.problems, ...checkExamples(registry)];
  for (const problem of problems) console.error(told(problem));
  if (problems.some(({ severity }) => severity === 'error')) return false;
  const contracts = relative(out, join(root, 'src/spec')).replaceAll('\\', '/');
  const source = documents === resolve(root) ? 'tasktypes/ and servicetypes/' : 'documents';
  const files = [
    ...(await generatedFiles(registry, source, contracts)),
    commandsFile(registry),
    problemsFile(),
    openapiFile(packageFile.version),
    platformsModule(root),
  ];
  await replaceFolder(out, (fresh) => writeFiles(fresh, files));
  console.log(`${registry.specs.length} documents → ${files.length} files in ${relative('.', out) || out}`);
  return true;
}

const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: root },
    out: { type: 'string', default: join(root, 'src/generated') },
  },
});

try {
  if (!(await generate(resolve(values.documents), resolve(values.out)))) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof LoadError || error instanceof ForeignFolderError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
