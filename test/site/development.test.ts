import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify, stripVTControlCharacters } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { documentOf, rightSchema } from '../document.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Astro's server for development, in a process of its own: it answers the given paths and ends. */
const program = `
  import { writeFileSync } from 'node:fs';
  import { setTimeout } from 'node:timers/promises';
  import { dev } from 'astro';
  const server = await dev({ root: process.cwd(), server: { port: 0 }, logLevel: 'error' });
  const answers = [];
  for (const step of process.argv.slice(1)) {
    const [path, text] = JSON.parse(step);
    if (text === undefined) {
      const response = await fetch('http://localhost:' + server.address.port + '/registry/' + path);
      answers.push({ path, status: response.status, mediaType: response.headers.get('content-type'), text: await response.text() });
    } else {
      writeFileSync(path, text);
      await new Promise((resolve) => server.watcher.once('change', resolve));
      await setTimeout(200);
    }
  }
  await server.stop();
  process.stdout.write(JSON.stringify(answers));
`;

/** A path to be answered, or a file to be written and its new text. */
type Step = readonly [path: string, text?: string];

const containing = (part: string): unknown => expect.stringContaining(part);

interface Answer {
  readonly path: string;
  readonly status: number;
  readonly mediaType: string;
  readonly text: string;
}

interface Answers {
  readonly answers: readonly Answer[];
  readonly terminal: string;
}

async function answersOf(folder: string, ...steps: readonly Step[]): Promise<Answers> {
  const written = steps.map((step) => JSON.stringify(step));
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '-e', program, ...written],
    {
      cwd: folder,
      // Astro's server answers no request when it believes itself to be inside of Vitest.
      env: {
        ...process.env,
        VITEST: undefined,
        NODE_ENV: 'development',
        ASTRO_TELEMETRY_DISABLED: '1',
        TASKTYPES_BASE: '/registry',
      },
    },
  );
  return { answers: JSON.parse(stdout) as readonly Answer[], terminal: stderr };
}

/** A registry of somebody's own, which builds its site with this clone. */
function ownRegistry(documents: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'own-registry-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const files = {
    'registry.json': '{"title": "Ours", "identifiers": "https://types.example.org"}',
    'astro.config.mjs': `import { registrySite } from '${join(root, 'src/astro.entry.ts')}';
      const site = await registrySite(import.meta.dirname);
      export default { ...site, cacheDir: './cache', vite: { ...site.vite, cacheDir: './cache/vite' } };`,
    ...documents,
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

describe('the site in development', () => {
  it('answers pages and faces at the addresses that the built site has', { timeout: 120_000 }, async () => {
    const paths = ['', '../1/', 'schema.json', 'source.md', 'no.json'];
    const steps = paths.map((path): Step => [`tasktypes/example-task/1.0/${path}`]);
    const [page, major, schema, source, missing] = (await answersOf(root, ...steps)).answers;
    expect(page).toMatchObject({ status: 200, text: expect.stringContaining('<h1>Example task</h1>') as string });
    expect(major).toMatchObject({ status: 200, text: expect.stringContaining('http-equiv="refresh"') as string });
    expect(schema).toMatchObject({ status: 200, mediaType: 'application/schema+json; charset=utf-8' });
    expect(JSON.parse(schema?.text ?? '')).toMatchObject({ title: 'ExampleTask' });
    expect(source).toMatchObject({ status: 200, mediaType: 'text/markdown; charset=utf-8' });
    expect(missing?.status).toBe(404);
  });

  it('shows what is sound while a document has errors, and tells these', { timeout: 120_000 }, async () => {
    const other = 'tasktypes/other-task/1.0.md';
    const right = documentOf({ schema: rightSchema.replace('PortTask', 'OtherTask') });
    const wrong = right.replace('8888', '"8888"');
    const folder = ownRegistry({ 'tasktypes/port-task/1.0.md': documentOf(), [other]: wrong });
    const { answers, terminal } = await answersOf(
      folder,
      ['tasktypes/port-task/'],
      ['tasktypes/port-task/1.0/schema.json'],
      ['tasktypes/other-task/'],
      [other, right],
      ['tasktypes/other-task/'],
      ['tasktypes/'],
    );
    const [sound, face, broken, mended, list] = answers;
    expect(sound).toMatchObject({ status: 200, text: containing('<h1>Port task</h1>') });
    expect(face).toMatchObject({ status: 200, text: containing('"PortTask"') });
    expect(broken?.text).toContain('<h1>There is no page here yet</h1>');
    expect(broken?.text).toContain('`port` is a text (&quot;8888&quot;); a whole number is expected.');
    expect(stripVTControlCharacters(terminal)).toMatch(
      /^[0-9:]+ \[ERROR\] \[errors\] The site cannot be built, because its types have an error\.\ntasktypes\/other-task\/1\.0\.md:[0-9]+:1 accepted-example-passes The accepted example .+\n$/,
    );
    expect(mended).toMatchObject({ status: 200, text: containing('<h1>Port task</h1>') });
    expect(list?.text).not.toContain('notice warning');
  });
});
