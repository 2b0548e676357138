import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const src = fileURLToPath(new URL('../src', import.meta.url));

/** Who may import whom: part → parts of ours it may import, and whether it may import `node:` modules. */
const table: Readonly<Record<string, { readonly parts: readonly string[]; readonly node: boolean; readonly typesOnly?: readonly string[] }>> = {
  identity: { parts: [], node: false },
  spec: { parts: ['identity'], node: false },
  registry: { parts: ['spec', 'identity'], node: false },
  compare: { parts: ['spec', 'identity'], node: false },
  metadata: { parts: ['spec', 'identity'], node: false },
  validate: { parts: ['spec', 'registry', 'metadata'], node: false },
  report: { parts: ['spec'], node: false, typesOnly: ['validate', 'metadata', 'infer'] },
  infer: { parts: ['spec', 'registry', 'metadata'], node: false },
  launch: { parts: ['spec'], node: false },
  planner: { parts: ['spec', 'registry', 'metadata', 'launch'], node: false, typesOnly: ['generated'] },
  emit: { parts: ['spec', 'registry', 'validate'], node: false },
  remote: { parts: ['spec', 'registry', 'metadata', 'validate'], node: true },
  verify: { parts: ['spec', 'validate', 'planner'], node: true },
  http: { parts: ['identity', 'spec', 'registry', 'metadata', 'validate', 'report', 'infer', 'launch', 'planner', 'compare'], node: false },
  index: { parts: ['official', 'identity', 'spec', 'registry', 'metadata', 'validate'], node: false },
  'registry.entry': { parts: ['spec', 'registry', 'metadata', 'validate'], node: false },
  'planner.entry': { parts: ['official', 'planner', 'http', 'launch', 'registry', 'validate'], node: false, typesOnly: ['generated', 'spec'] },
  'astro.entry': { parts: ['identity', 'registry', 'emit', 'site', 'load', 'registry-file', 'content-cache'], node: true },
  official: { parts: ['registry', 'validate', 'generated'], node: false, typesOnly: ['spec'] },
  'content-cache': { parts: [], node: true },
  load: { parts: [], node: true, typesOnly: ['spec'] },
  'registry-file': { parts: ['identity', 'spec', 'metadata', 'load'], node: true },
  cli: { parts: ['identity', 'spec', 'registry', 'compare', 'metadata', 'validate', 'report', 'infer', 'launch', 'planner', 'emit', 'remote', 'verify', 'http', 'official', 'load', 'registry-file', 'registry.entry', 'generated'], node: true },
  site: { parts: ['identity', 'spec', 'registry', 'compare', 'metadata', 'validate', 'report', 'infer', 'launch', 'planner', 'emit', 'generated'], node: false },
}; // prettier-ignore

/** Files that may import `node:` although their part may not. */
const isNodeFile = (path: string): boolean => /^http\/node(?:-[a-z]+)?\.ts$/.test(path);

interface Import {
  readonly from: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

const importForm =
  /(?:^|\n)\s*(import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;

function sources(): readonly string[] {
  return readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ts|astro)$/.test(path) && !path.startsWith('generated'))
    .map((path) => path.replaceAll('\\', '/'));
}

function importsOf(path: string): readonly Import[] {
  const text = readFileSync(join(src, path), 'utf8');
  return [...text.matchAll(importForm)].map(([, , type, target = '', dynamic]) => ({
    from: path,
    target: dynamic ?? target,
    typeOnly: type !== undefined,
  }));
}

const partOf = (path: string): string => (path.includes('/') ? (path.split('/')[0] ?? '') : path.replace(/\.ts$/, ''));

function fault({ from, target, typeOnly }: Import): string | undefined {
  const part = partOf(from);
  const rule = table[part];
  if (rule === undefined) return `${from}: the part "${part}" is not in the table`;
  if (target.startsWith('node:')) return rule.node || isNodeFile(from) ? undefined : `${from} imports ${target}`;
  if (!target.startsWith('.')) return undefined;
  const path = relative(src, resolve(src, dirname(from), target)).replaceAll('\\', '/');
  if (path.startsWith('..'))
    return part === 'site' || part === 'cli' ? undefined : `${from} imports ${target} outside src`;
  const other = partOf(path);
  if (other === part || rule.parts.includes(other)) return undefined;
  return typeOnly && rule.typesOnly?.includes(other) === true ? undefined : `${from} imports ${path}`;
}

describe('boundaries', () => {
  it('holds the table of who may import whom', () => {
    expect(sources().flatMap(importsOf).map(fault).filter(Boolean)).toEqual([]);
  });

  it('has no circle of imports', () => {
    const graph = new Map(
      sources().map((path) => [
        path,
        importsOf(path)
          .filter(({ target, typeOnly }) => target.startsWith('.') && !typeOnly)
          .map(({ target }) => relative(src, resolve(src, dirname(path), target)).replaceAll('\\', '/')),
      ]),
    );
    const done = new Set<string>();
    const circles: string[] = [];
    const walk = (path: string, trail: readonly string[]): void => {
      if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
      else if (!done.has(path)) for (const next of graph.get(path) ?? []) walk(next, [...trail, path]);
      done.add(path);
    };
    for (const path of graph.keys()) walk(path, []);
    expect(circles).toEqual([]);
  });

  it('gives no folder or file a name that says nothing', () => {
    const empty = /(^|\/)(utils?|helpers?|common|shared|lib|misc|types)(\/|\.ts$)/;
    expect(sources().filter((path) => empty.test(path))).toEqual([]);
  });

  it('leaves process.exit and the console to the main file of the command', () => {
    const loud = sources().filter((path) =>
      /process\.exit\(|console\.\w+\(/.test(readFileSync(join(src, path), 'utf8')),
    );
    expect(loud.filter((path) => path !== 'cli/main.ts')).toEqual([]);
  });
});
