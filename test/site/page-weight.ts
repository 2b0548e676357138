import { posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Site } from './built-site.ts';

/** A file that a browser asks for. */
export interface Loaded {
  readonly file: string;
  /** Bytes as they are sent, compressed by gzip. */
  readonly weight: number;
}

const staticImport = /(?:^|[;}\n])(?:import|export)\b[^"'();]*?["'](\.\/[^"']+)["']/g;

/** The scripts that a script needs before it runs, itself first. */
function withImports(site: Site, script: string, seen = new Set<string>()): readonly string[] {
  if (seen.has(script)) return [];
  seen.add(script);
  const named = [...site.read(script).matchAll(staticImport)].map(([, path = '']) => path);
  return [script, ...named.flatMap((path) => withImports(site, posix.join(posix.dirname(script), path), seen))];
}

/**
 * Tells what a browser loads of a page before anybody does anything: the page, its style, and its scripts with all that
 * they import. What a script asks for later is not among it, unless it is named.
 *
 * @param site The built site.
 * @param page Path of the page's file.
 * @param later Names of scripts that are asked for later, which are to be counted too.
 * @param base Path under which the site is served.
 * @returns The files, the page first, each once.
 */
export function loadedWith(site: Site, page: string, later: readonly string[] = [], base = '/'): readonly Loaded[] {
  const html = site.read(page);
  const fileAt = (link: string): string => link.slice(base.length);
  const named = later.map((name) =>
    site.files.find((file) => file.replace(/-[A-Z0-9]+\.js$/, '') === `scripts/${name}`),
  );
  const styles = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, link = '']) => fileAt(link));
  const scripts = [...html.matchAll(/<script[^>]* src="([^"]+)"/g)].map(([, link = '']) => fileAt(link));
  const all = [...scripts, ...named.map((file, index) => file ?? `no script ${later[index] ?? ''}`)];
  const files = new Set([page, ...styles, ...all.flatMap((script) => withImports(site, script))]);
  return [...files].map((file) => ({ file, weight: gzipSync(site.read(file), { level: 9 }).length }));
}

/**
 * Weighs what a browser loads.
 *
 * @param files The files.
 * @returns Their bytes together.
 */
export function weightOf(files: readonly Loaded[]): number {
  return files.reduce((sum, { weight }) => sum + weight, 0);
}
