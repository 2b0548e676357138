import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GeneratedFile } from '../src/emit/generated-files.ts';

const folder = 'src/planner/platforms';

/**
 * Makes the module of the ready configurations, so that the command and the pages carry them.
 *
 * @param root The folder of the project.
 * @returns The module: the text of each configuration by the name of its platform.
 */
export function platformsModule(root: string): GeneratedFile {
  const names = readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.yaml'))
    .sort();
  const texts = names.map((name) => [name.slice(0, -'.yaml'.length), readFileSync(join(root, folder, name), 'utf8')]);
  const head = `/*\n * The ready configurations of planners.\n * Made by tasktypes from ${folder}/: edit that, not this file.\n * Licence: CC0-1.0, https://creativecommons.org/publicdomain/zero/1.0/\n */\n`;
  const content = `${head}\nexport const platforms: Readonly<Record<string, string>> = ${JSON.stringify(Object.fromEntries(texts), undefined, 2)};\n`;
  return { path: 'platforms.ts', content };
}
