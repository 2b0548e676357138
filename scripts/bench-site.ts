/**
 * Measures what the site of a registry of many types costs to build, against as many pages of Astro that print the source
 * of a document in a `<pre>`, each with a bare remark pipeline over it.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What one build cost. */
interface Cost {
  /** Processor time of all threads, which a busy machine changes little. */
  readonly seconds: number;
  readonly peakMegabytes: number;
}

const astro = join(root, 'node_modules/astro/bin/astro.mjs');
/** Runs in the building process, at its end. */
const teller = `process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  console.error(JSON.stringify({ seconds: (userCPUTime + systemCPUTime) / 1e6, peakMegabytes: maxRSS / 1024 }));
});`;

function build(project: string): Cost {
  const preload = `data:text/javascript,${encodeURIComponent(teller)}`;
  const args = ['--max-old-space-size=8192', '--import', preload, astro, 'build'];
  const environment = { ...process.env, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' };
  const options = { cwd: project, env: environment, encoding: 'utf8', maxBuffer: 2 ** 30 } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, args, options);
  const told = stderr.split('\n').findLast((line) => line.startsWith('{"seconds"'));
  if (status !== 0 || told === undefined)
    throw new Error(`The build in ${project} failed: ${stderr}${stdout.slice(-2_000)}`);
  return JSON.parse(told) as Cost;
}

/** Facts that only one type may state. */
const ofOneType = /^(?:aliases|words|related|systems|broader):.*\n(?:[ -].*\n)*/gm;

/** A copy of a document under another name. */
function copied(source: string, index: number): string {
  const end = source.indexOf('\n---\n', 4) + 1;
  const facts = source
    .slice(0, end)
    .replace(ofOneType, '')
    .replace(
      /^( *title: )(\w.*)$/gm,
      (_, before: string, title: string) => `${before}${title}${before.startsWith(' ') ? '' : ' '}${index}`,
    );
  return facts + source.slice(end);
}

function writeDocuments(project: string, count: number): void {
  for (const kind of ['tasktypes', 'servicetypes']) cpSync(join(root, kind), join(project, kind), { recursive: true });
  const names = readdirSync(join(root, 'tasktypes')).filter((name) => !name.startsWith('portainer'));
  const sources = names.map((name) => readFileSync(join(root, 'tasktypes', name, '1.0.md'), 'utf8'));
  for (let index = 0; index < count; index += 1) {
    const file = join(project, `tasktypes/copy-${index}/1.0.md`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, copied(sources[index % sources.length] ?? '', index));
  }
}

const bare: Readonly<Record<string, string>> = {
  'package.json': '{"type": "module"}',
  'astro.config.mjs': 'export default { devToolbar: { enabled: false } };',
  'src/pages/[...path].astro': `---
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';

export function getStaticPaths() {
  const files = import.meta.glob('/{tasktypes,servicetypes}/**/*.md', { query: '?raw', eager: true, import: 'default' });
  return Object.entries(files).flatMap(([file, source]) =>
    [file.slice(1, -3), file.slice(1).replace(/\\/[^/]*$/, '')].map((path) => ({ params: { path }, props: { source } })),
  );
}
const pipeline = unified().use(remarkParse).use(remarkFrontmatter).use(remarkGfm).use(remarkRehype).use(rehypeStringify);
const { source } = Astro.props;
const html = String(pipeline.processSync(source));
---
<html lang="en"><head><title>Source</title></head><body><pre>{source}</pre><div set:html={html} /></body></html>
`,
};

function writeBareSite(project: string): void {
  for (const [path, text] of Object.entries(bare)) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
  }
}

function writeSite(project: string): void {
  for (const name of ['src', 'astro.config.mjs', 'package.json', 'tsconfig.json'])
    cpSync(join(root, name), join(project, name), { recursive: true });
}

/** A project of so many types, with node_modules of its own in which only caches are its own too. */
function projectOf(folder: string, name: string, count: number): string {
  const project = join(folder, `${name}-${count}`);
  const modules = join(project, 'node_modules');
  mkdirSync(modules, { recursive: true });
  for (const entry of readdirSync(join(root, 'node_modules')))
    if (!entry.startsWith('.')) symlinkSync(join(root, 'node_modules', entry), join(modules, entry));
  writeDocuments(project, count);
  return project;
}

/** What building the site of so many types costs. */
export interface SiteCost {
  /** With what the last build kept, against the bare pages. */
  readonly ratio: number;
  /** With nothing kept, against the same. */
  readonly firstRatio: number;
  readonly peakMegabytes: number;
  readonly secondsPerType: number;
}

/**
 * Builds the site of a registry of many types twice, and bare pages of the same documents once.
 *
 * @param count How many types there are beside those of this registry.
 * @returns The costs.
 */
export function siteCost(count: number): SiteCost {
  const folder = mkdtempSync(join(tmpdir(), 'tasktypes-bench-site-'));
  try {
    const project = projectOf(folder, 'site', count);
    writeSite(project);
    const floorProject = projectOf(folder, 'bare', count);
    writeBareSite(floorProject);
    const first = build(project);
    const floor = build(floorProject);
    const second = build(project);
    return {
      ratio: second.seconds / floor.seconds,
      firstRatio: first.seconds / floor.seconds,
      peakMegabytes: Math.max(first.peakMegabytes, second.peakMegabytes),
      secondsPerType: second.seconds / count,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) console.log(siteCost(Number(process.argv[2] ?? 1_000)));
