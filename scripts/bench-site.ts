/**
 * Measures what the site of a registry of many types costs to build, against as many pages of Astro that print the source
 * of a document in a `<pre>`, and a bare remark pipeline that renders each document once.
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
  // To empty the folder of the last build is no work of this one.
  rmSync(join(project, 'dist'), { recursive: true, force: true });
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

/** A document of this registry, and where it lies. */
interface Original {
  readonly path: string;
  readonly source: string;
}

const kinds = ['tasktypes', 'servicetypes'];
const names = kinds.flatMap((kind) => readdirSync(join(root, kind)));
const originals: readonly Original[] = kinds.flatMap((kind) =>
  readdirSync(join(root, kind)).map((name) => {
    const path = `${kind}/${name}/1.0.md`;
    return { path, source: readFileSync(join(root, path), 'utf8') };
  }),
);

const anyName = `(${[...names].sort((one, other) => other.length - one.length).join('|')})(?![a-z0-9-])`;
/** Where a document names another one: in a link, in a reference of its schema, and among what it takes. */
const link = new RegExp(`((?:^|[\\s(']|execution-planner)/(?:tasktypes|servicetypes)/|\\btasktype: )${anyName}`, 'g');
const factWithNames = /^(?:broader|successor| {2}successor): .*$/gm;
/** What a launch is for, and the other one that it repeats. */
const inLaunch = new RegExp(`(^  (?:[a-z0-9-]+: )?)${anyName}(?=:|$)`, 'gm');

/**
 * A document as it stands in another family of all types: its names, aliases and titles are its own, and its links lead to
 * its own family.
 */
function copied(source: string, family: number): string {
  const mark = String(family);
  const end = source.indexOf('\n---\n', 4) + 1;
  const renamed = (text: string, place: RegExp): string =>
    text.replace(place, (_, before: string, name: string) => `${before}${name}-${mark}`);
  const facts = source
    .slice(0, end)
    .replace(/^aliases:\n(?: .*\n)+/m, (aliases) =>
      aliases.replace(/(\buri: '?)([^',\s]+)/g, (_, before: string, uri: string) => `${before}${uri}-${mark}`),
    )
    .replace(factWithNames, (fact) => renamed(fact, new RegExp(`([\\s[])${anyName}`, 'g')))
    .replace(/^launch:\n(?:[ #].*\n)+/m, (launches) => renamed(renamed(launches, inLaunch), inLaunch))
    .replace(/^( {2}- (?:name|word): )([^'"\n]+)$/gm, (_, before: string, name: string) => `${before}${name} ${mark}`)
    .replace(
      /^( *title: )(\w.*)$/gm,
      (_, before: string, title: string) => `${before}${title}${before.startsWith(' ') ? '' : ' '}${mark}`,
    );
  return renamed(facts + source.slice(end), link);
}

/** Whole families of all types: prose, examples, aliases and links as real types have them. */
function writeDocuments(project: string, count: number): void {
  for (const kind of kinds) cpSync(join(root, kind), join(project, kind), { recursive: true });
  for (let index = 0; index < Math.ceil(count / originals.length) * originals.length; index += 1) {
    const { path, source } = originals[index % originals.length] ?? { path: '', source: '' };
    const family = Math.floor(index / originals.length) + 1;
    const file = join(project, path.replace(/\/1\.0\.md$/, `-${String(family)}/1.0.md`));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, copied(source, family));
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
  return Object.entries(files).flatMap(([file, source]) => {
    const type = file.slice(1).replace(/\\/[^/]*$/, '');
    return [type, file.slice(1, -3), type + '/1'].map((path) => ({ params: { path }, props: { source } }));
  });
}
const pipeline = unified().use(remarkParse).use(remarkFrontmatter).use(remarkGfm).use(remarkRehype).use(rehypeStringify);
const { source } = Astro.props;
const rendered = (globalThis.rendered ??= new Map());
if (!rendered.has(source)) rendered.set(source, String(pipeline.processSync(source)));
const html = rendered.get(source);
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

/** What building the site of so many types costs, in processor time. */
export interface SiteCost {
  /** With what the last build kept (warm), against the bare pages. */
  readonly ratio: number;
  /** With nothing kept (cold), against the same. */
  readonly firstRatio: number;
  readonly peakMegabytes: number;
  readonly firstPeakMegabytes: number;
  readonly barePeakMegabytes: number;
  /** Of the warm build. */
  readonly secondsPerType: number;
}

/**
 * Builds the site of a registry of many types twice, and bare pages of the same documents once.
 *
 * @param count How many types there are at least, beside those of this registry.
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
      peakMegabytes: second.peakMegabytes,
      firstPeakMegabytes: first.peakMegabytes,
      barePeakMegabytes: floor.peakMegabytes,
      secondsPerType: second.seconds / count,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) console.log(siteCost(Number(process.argv[2] ?? 1_000)));
