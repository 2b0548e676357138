import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { onTestFinished } from 'vitest';

/** Texts and bytes by path. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/**
 * Writes files into a folder, which is removed after the test.
 *
 * @param files The files.
 * @param name Name of the folder.
 * @returns Its path.
 */
export function onDisk(files: Files, name = 'survey'): string {
  const folder = mkdtempSync(join(tmpdir(), 'given-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, name, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return join(folder, name);
}

/**
 * Packs files as a forge does.
 *
 * @param files The files.
 * @param top The folder that they all lie in, with a slash at its end.
 * @returns The zip.
 */
export function zipOf(files: Files, top = 'survey-main/'): Uint8Array {
  const entries = Object.entries(files).map(([path, content]) => [
    top + path,
    typeof content === 'string' ? strToU8(content) : content,
  ]);
  return zipSync(Object.fromEntries(entries) as Record<string, Uint8Array>);
}

/**
 * Drops files of the disk on the page, as somebody does with a file manager.
 *
 * @param page The page.
 * @param paths The files or folders.
 */
export async function drop(page: Page, ...paths: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 60, y: 120, data });
}
