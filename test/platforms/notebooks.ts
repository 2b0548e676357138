import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Later } from './endings.ts';
import { listen, temporaryFolder } from './program.ts';

/** A notebook with a heading. */
export const notebook = {
  nbformat: 4,
  nbformat_minor: 4,
  metadata: { kernelspec: { name: 'python3', display_name: 'Python 3' } },
  cells: [{ cell_type: 'markdown', metadata: {}, source: '# Hello from a notebook' }],
} as const;

/** Where notebooks are fetched from. */
export interface Notebooks {
  /** The address of a notebook. */
  readonly file: string;
  /** The address of a Git repository that has it as `notes/first.ipynb` on its branch `main` and under its tag `v1.0`. */
  readonly repository: (name: string) => string;
}

function makeRepository(folder: string): void {
  const work = join(folder, 'work');
  const git = (...args: readonly string[]): unknown => execFileSync('git', ['-C', work, ...args], { stdio: 'pipe' });
  mkdirSync(join(work, 'notes'), { recursive: true });
  cpSync(join(folder, 'hello.ipynb'), join(work, 'notes/first.ipynb'));
  git('init', '--initial-branch', 'main');
  git('add', '.');
  git('-c', 'user.name=A', '-c', 'user.email=a@example.org', 'commit', '--message', 'Say hello');
  git('tag', 'v1.0');
  git('clone', '--bare', work, join(folder, 'repository.git'));
}

/** Lets Git's own program for web servers answer, by the rules of CGI. */
async function answerByGit(folder: string, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(incoming.url ?? '', 'http://here');
  const environment = {
    GIT_PROJECT_ROOT: join(folder, 'repository.git'),
    GIT_HTTP_EXPORT_ALL: '1',
    PATH_INFO: pathname.replace(/^\/[^/]+\.git/, ''),
    QUERY_STRING: searchParams.toString(),
    REQUEST_METHOD: incoming.method,
    CONTENT_TYPE: incoming.headers['content-type'],
    HTTP_CONTENT_ENCODING: incoming.headers['content-encoding'],
    GIT_PROTOCOL: String(incoming.headers['git-protocol'] ?? ''),
  };
  const child = spawn('git', ['http-backend'], {
    env: { ...process.env, ...environment },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  incoming.pipe(child.stdin);
  const reply = await buffer(child.stdout);
  const end = reply.indexOf('\r\n\r\n');
  for (const line of reply.toString('latin1', 0, end).split('\r\n')) {
    const [name = '', value = ''] = line.split(': ');
    if (name === 'Status') outgoing.statusCode = Number.parseInt(value, 10);
    else outgoing.setHeader(name, value);
  }
  outgoing.end(reply.subarray(end + 4));
}

/**
 * Serves a notebook, alone and in a Git repository.
 *
 * @param later Notes the end.
 * @returns Their addresses.
 */
export async function serveNotebooks(later: Later): Promise<Notebooks> {
  const folder = temporaryFolder('notebooks', later);
  const text = JSON.stringify(notebook);
  writeFileSync(join(folder, 'hello.ipynb'), text);
  makeRepository(folder);
  const url = await listen((incoming, outgoing) => {
    if (incoming.url === '/hello.ipynb') outgoing.end(text);
    else answerByGit(folder, incoming, outgoing).catch((error: unknown) => outgoing.writeHead(500).end(String(error)));
  }, later);
  return { file: `${url}/hello.ipynb`, repository: (name) => `${url}/${name}.git` };
}
