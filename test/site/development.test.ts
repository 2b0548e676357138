import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Astro's server for development, in a process of its own: it answers the given paths and ends. */
const program = `
  import { dev } from 'astro';
  const server = await dev({ root: process.cwd(), server: { port: 0 }, logLevel: 'silent' });
  const answers = [];
  for (const path of process.argv.slice(1)) {
    const response = await fetch('http://localhost:' + server.address.port + '/registry/' + path);
    answers.push({ path, status: response.status, mediaType: response.headers.get('content-type'), text: await response.text() });
  }
  await server.stop();
  process.stdout.write(JSON.stringify(answers));
`;

interface Answer {
  readonly path: string;
  readonly status: number;
  readonly mediaType: string;
  readonly text: string;
}

async function answers(...paths: readonly string[]): Promise<readonly Answer[]> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program, ...paths], {
    cwd: root,
    // Astro's server answers no request when it believes itself to be inside of Vitest.
    env: {
      ...process.env,
      VITEST: undefined,
      NODE_ENV: 'development',
      ASTRO_TELEMETRY_DISABLED: '1',
      TASKTYPES_BASE: '/registry',
    },
  });
  return JSON.parse(stdout) as readonly Answer[];
}

describe('the site in development', () => {
  it('answers pages and faces at the addresses that the built site has', { timeout: 120_000 }, async () => {
    const [page, major, schema, source, missing] = await answers(
      'tasktypes/example-task/1.0/',
      'tasktypes/example-task/1/',
      'tasktypes/example-task/1.0/schema.json',
      'tasktypes/example-task/1.0/source.md',
      'tasktypes/example-task/1.0/no.json',
    );
    expect(page).toMatchObject({ status: 200, text: expect.stringContaining('<h1>Example task</h1>') as string });
    expect(major).toMatchObject({ status: 200, text: expect.stringContaining('http-equiv="refresh"') as string });
    expect(schema).toMatchObject({ status: 200, mediaType: 'application/schema+json; charset=utf-8' });
    expect(JSON.parse(schema?.text ?? '')).toMatchObject({ title: 'ExampleTask' });
    expect(source).toMatchObject({ status: 200, mediaType: 'text/markdown; charset=utf-8' });
    expect(missing?.status).toBe(404);
  });
});
