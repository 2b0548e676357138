import type { Identity } from '../identity.ts';
import type { Packages } from './own-package.ts';
import { registryFile } from '../registry-file.ts';
import { gitlabPipeline, pagesWorkflow } from './starter-ci.ts';
import { starterServicetype, starterTasktype } from './starter-document.ts';
import { helloService, helloTask } from './starter-words.ts';

/** What a new registry is called, how its URIs begin, and the packages that build it. */
export interface NewRegistry extends Packages {
  readonly identity: Identity;
}

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

function packageJson({ packages }: NewRegistry): string {
  return json({
    private: true,
    type: 'module',
    scripts: { start: 'astro dev', build: 'astro build', test: 'tasktypes lint' },
    devDependencies: packages,
    allowScripts: { esbuild: true, node: true },
  });
}

const astroConfig = `import { registrySite } from 'tasktypes/astro';

export default await registrySite(import.meta.dirname);
`;

function vendored({ packages }: NewRegistry): string {
  if (!packages['tasktypes']?.startsWith('file:')) return '';
  return `
\`tasktypes\` is not published yet, so its package lies in \`vendor/\`. Once it is, \`npm install --save-dev tasktypes\` takes
its place, and \`vendor/\` can go.
`;
}

function readme(registry: NewRegistry): string {
  const { title, identifiers } = registry.identity;
  return `# ${title}

\`\`\`sh
npm install && npm start
npm test
\`\`\`

The first line shows the site of this registry on your machine and follows every change; the second checks the documents.
Node 20 or newer is all that has to be there.

## What is here

A registry of tasktypes and servicetypes for the IVOA ExecutionPlanner. Each type is one Markdown document with a JSON
Schema, \`tasktypes/<name>/<major>.<minor>.md\` or \`servicetypes/<name>/<major>.<minor>.md\`. From it come its page, its
schema, its TypeScript types, its validator and \`index.json\`.

It begins with two small types, \`hello-task\` and \`hello-service\`. They show what a document looks like; remove them when
you have some of your own. Only the documents in this folder are in the registry: the types that \`npx tasktypes list\`
and \`show\` tell of, and those that \`resolve\` and \`validate\` know, are those of the registry that comes with \`tasktypes\`.

## Before you publish anything

The URIs of the types begin with what \`${registryFile}\` says: ${identifiers}.

A URI is a name for ever: choose an address of yours that you will still have in ten years, and change \`identifiers\` now.
If it has to be changed later, the old one stays in \`formerIdentifiers\`, so that the old URIs are still understood.

Each page leads to its document and to a new issue in the repository. GitHub and GitLab tell the build where that is; a
site that is built elsewhere is told by \`"repository": "https://github.com/<you>/<this>"\` in \`${registryFile}\`.

## Add a type

\`\`\`sh
npx tasktypes new tasktype my-task
npx tasktypes new servicetype my-service
\`\`\`

Each TODO in the new document says what to write in its place. \`npm test\` names every one that is left, and every rule that
is broken. Types for a program come from \`npx tasktypes types . > types.ts\`.

## Publish

\`npm run build\` leaves the site in \`dist/\`, for any host of plain files. \`TASKTYPES_SITE\` (https://example.org) and
\`TASKTYPES_BASE\` (/my-registry) say where it is served. Commit \`package-lock.json\` with the rest; then

- on GitHub, choose "GitHub Actions" as the source under Settings, Pages: \`.github/workflows/pages.yml\` does the rest;
- on GitLab, \`.gitlab-ci.yml\` publishes the default branch with GitLab Pages.
${vendored(registry)}
## Licence

The pages and files say that front matter, examples and everything made from them are CC0 1.0, and the prose of the
documents CC BY 4.0. Do not put texts here that you cannot publish so.
`;
}

/**
 * Writes the files of a new registry.
 *
 * @param registry What it is called and what it is built with.
 * @returns The text of each file, by its path.
 */
export function starterRegistry(registry: NewRegistry): Readonly<Record<string, string>> {
  const { title, identifiers, formerIdentifiers } = registry.identity;
  const task = { name: 'hello-task', schemaTitle: 'HelloTask' };
  const service = { name: 'hello-service', schemaTitle: 'HelloService' };
  return {
    [registryFile]: json({ title, identifiers, formerIdentifiers }),
    'tasktypes/hello-task/1.0.md': starterTasktype(task, helloTask),
    'servicetypes/hello-service/1.0.md': starterServicetype(service, helloService, task.name),
    'astro.config.mjs': astroConfig,
    'package.json': packageJson(registry),
    'README.md': readme(registry),
    '.gitignore': 'node_modules/\ndist/\n.astro/\n',
    '.github/workflows/pages.yml': pagesWorkflow,
    '.gitlab-ci.yml': gitlabPipeline,
  };
}
