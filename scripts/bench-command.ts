/** Measures the command. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codemetaFile } from './bench-check.ts';
import { median, report } from './bench-report.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

function run(command: readonly string[]): number {
  const start = performance.now();
  const [program = '', ...args] = command;
  const { status, stderr } = spawnSync(program, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command.join(' ')} failed: ${stderr}`);
  return performance.now() - start;
}

function commandRatio(command: readonly string[], floor: readonly string[], rounds = 25): number {
  run(command);
  run(floor);
  return median(Array.from({ length: rounds }, () => run(command) / run(floor)));
}

/** A registry of copies, generated and bundled beside the real one. */
function copies(folder: string, count: number): { readonly command: string; readonly millisecondsPerDocument: number } {
  const documents = join(folder, `documents-${count}`);
  for (const kind of ['tasktypes', 'servicetypes'])
    cpSync(join(root, kind), join(documents, kind), { recursive: true });
  const source = readFileSync(join(root, 'tasktypes/example-task/1.0.md'), 'utf8').replace(
    /^aliases:\n(?: .*\n)+/m,
    '',
  );
  for (let index = 0; index < count; index += 1) {
    const type = join(documents, 'tasktypes', `copy-${index}`);
    mkdirSync(type, { recursive: true });
    writeFileSync(join(type, '1.0.md'), source.replace('title: ExampleTask', `title: ExampleTask${index}`));
  }
  const generated = join(folder, `generated-${count}`);
  const out = join(folder, `out-${count}`);
  const milliseconds = run([process.execPath, 'scripts/generate.ts', '--documents', documents, '--out', generated]);
  run([process.execPath, 'scripts/bundle.ts', '--generated', generated, '--out', out]);
  return { command: join(out, 'cli.cjs'), millisecondsPerDocument: milliseconds / count };
}

/** Prints how long `tasktypes validate` takes, and whether that depends on the number of types. */
export function benchCommand(): void {
  const folder = mkdtempSync(join(tmpdir(), 'tasktypes-bench-'));
  try {
    const file = join(folder, 'codemeta.json');
    writeFileSync(file, codemetaFile(10_000));
    const node = process.execPath;
    report(
      'tasktypes validate on one file / node -e 0',
      commandRatio([node, 'out/cli.cjs', 'validate', file], [node, '-e', '0']),
      1.5,
    );
    const few = copies(folder, 10);
    const many = copies(folder, 1_000);
    report(
      'tasktypes validate with 1,000 types / with 10',
      commandRatio([node, many.command, 'validate', file], [node, few.command, 'validate', file]),
      1.1,
    );
    report('generate, milliseconds per document (of 1,000 copies)', many.millisecondsPerDocument);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const manyFiles = 50_000;

/** Prints how long `tasktypes suggest` takes in a large repository. */
export function benchLargeRepository(): void {
  const folder = mkdtempSync(join(tmpdir(), 'tasktypes-bench-'));
  try {
    writeFileSync(join(folder, 'Dockerfile'), 'FROM debian:13\n');
    for (let count = 0; count < manyFiles; count += 1) {
      const inner = join(folder, `part-${count % 500}`);
      if (count < 500) mkdirSync(inner);
      writeFileSync(join(inner, `file-${count}.py`), '');
    }
    const suggestIn = (): number => run([process.execPath, 'out/cli.cjs', 'suggest', folder, '--format', 'json']);
    suggestIn();
    const seconds = median(Array.from({ length: 5 }, suggestIn)) / 1000;
    report(`tasktypes suggest, ${manyFiles} files, seconds`, seconds, 2);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
