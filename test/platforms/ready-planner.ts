import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { platforms } from '../../src/generated/platforms.ts';
import type { ListedPlanner } from '../../src/planner.entry.ts';
import { commandFile } from '../cli/command.ts';
import type { Later } from './endings.ts';
import { startProgram, temporaryFolder } from './program.ts';

/** What the placeholders of a ready configuration become here. */
export type Places = Readonly<Record<string, string>>;

/**
 * Writes a ready configuration of a planner, its placeholders filled in.
 *
 * @param platform The name of the platform.
 * @param places Text by placeholder.
 * @param folder Where `planner.yaml` is written.
 * @throws {Error} When the configuration has no such placeholder.
 */
export function writeReadyPlanner(platform: string, places: Places, folder: string): void {
  let text = platforms[platform] ?? '';
  for (const [placeholder, place] of Object.entries(places)) {
    if (!text.includes(placeholder)) throw new Error(`${platform} has no ${placeholder}.`);
    text = text.replaceAll(placeholder, place);
  }
  writeFileSync(join(folder, 'planner.yaml'), text);
}

/**
 * Serves a planner from a ready configuration by the command.
 *
 * @param platform The name of the platform.
 * @param places What its placeholders become.
 * @param later Notes its end.
 * @returns The planner.
 */
export async function servePlanner(platform: string, places: Places, later: Later): Promise<ListedPlanner> {
  const folder = temporaryFolder('planner', later);
  writeReadyPlanner(platform, places, folder);
  const command = [process.execPath, commandFile, 'planner', 'serve', '--port', '0'] as const;
  const address = /http:\S+(?=\/accepts)/;
  const { output } = await startProgram(command, { folder, ready: (text) => address.test(text) }, later);
  return { name: platform, url: address.exec(output())?.[0] ?? '' };
}
