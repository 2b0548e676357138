import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { servicetypes } from '../../src/official.ts';
import type { ListedPlanner, OfferedInterface } from '../../src/planner.entry.ts';
import { commandFile } from '../cli/command.ts';
import { programNamed } from '../parts.ts';
import type { Later } from './endings.ts';
import { freePort, startProgram, temporaryFolder } from './program.ts';
import { writeReadyPlanner } from './ready-planner.ts';

/** What a JupyterHub needs of the system, and whether it is here. */
export const hubParts = {
  jupyterhub: programNamed('jupyterhub') !== undefined,
  'configurable-http-proxy': programNamed('configurable-http-proxy') !== undefined,
  nbgitpuller: programNamed('/usr/lib/python3/dist-packages/nbgitpuller/pull.py') !== undefined,
};

/** A real JupyterHub with one user. */
export interface Hub {
  /** Its public root. */
  readonly root: string;
  readonly offered: OfferedInterface;
  /** A planner that the Hub runs as a service of its own. */
  readonly planner: ListedPlanner;
  readonly name: string;
  readonly password: string;
  /** A token of the user with the scopes that the page of the servicetype names. */
  readonly token: string;
}

const name = 'jdoe';

/** Its configuration: one user, whose server is a process of whoever runs the tests, with the pages of the classic notebook. */
const configuration = (ports: readonly number[], folder: string, password: string): string => `c = get_config()
c.JupyterHub.bind_url = 'http://127.0.0.1:${ports[0]}/jupyter/'
c.JupyterHub.hub_bind_url = 'http://127.0.0.1:${ports[1]}'
c.JupyterHub.cookie_secret_file = '${folder}/cookie_secret'
c.JupyterHub.db_url = 'sqlite:///${folder}/hub.sqlite'
c.ConfigurableHTTPProxy.api_url = 'http://127.0.0.1:${ports[2]}'
c.ConfigurableHTTPProxy.auth_token = '${randomBytes(16).toString('hex')}'
c.ConfigurableHTTPProxy.command = ['${process.execPath}', '${programNamed('configurable-http-proxy') ?? ''}']
c.JupyterHub.authenticator_class = 'dummy'
c.DummyAuthenticator.password = '${password}'
c.Authenticator.allowed_users = {'${name}'}
c.JupyterHub.spawner_class = 'simple'
c.SimpleLocalProcessSpawner.home_dir_template = '${folder}/home/{username}'
c.Spawner.args = ['--allow-root']
c.Spawner.environment = {'JUPYTERHUB_SINGLEUSER_APP': 'notebook.notebookapp.NotebookApp'}
c.JupyterHub.services = [{
    'name': 'planner', 'url': 'http://127.0.0.1:${ports[3]}', 'cwd': '${folder}',
    'command': ['${process.execPath}', '${commandFile}', 'planner', 'serve'],
}]
`;

async function tokenOf(root: string, password: string): Promise<string> {
  const scopes = ['servers', 'read:servers', 'access:servers'].map((scope) => `${scope}!user`);
  const body = JSON.stringify({ auth: { username: name, password }, scopes });
  const reply = await fetch(`${root}/hub/api/users/${name}/tokens`, { method: 'POST', body });
  const { token } = (await reply.json()) as { readonly token?: string };
  if (token === undefined) throw new Error(`The Hub gives no token: ${reply.status}`);
  return token;
}

/**
 * Starts Debian's JupyterHub with a dummy authenticator; the servers of its user end with it.
 *
 * @param later Notes its end.
 * @returns The Hub.
 */
export async function startHub(later: Later): Promise<Hub> {
  const folder = temporaryFolder('hub', later);
  const password = randomBytes(8).toString('hex');
  const ports = await Promise.all([freePort(), freePort(), freePort(), freePort()]);
  writeFileSync(join(folder, 'jupyterhub_config.py'), configuration(ports, folder, password));
  const root = `http://127.0.0.1:${ports[0]}/jupyter`;
  writeReadyPlanner('jupyter-hub', { 'https://hub.example.org': root }, folder);
  // Debian's Node looks for Debian's modules by itself; another one has to be told.
  const environment = { NODE_PATH: '/usr/share/nodejs', PATH: '/usr/bin:/bin', HOME: folder };
  const planner = { name: 'jupyter-hub', url: `${root}/services/planner` };
  const ready = async (): Promise<boolean> =>
    (await fetch(`${root}/hub/api/`)).ok && (await fetch(`${planner.url}/accepts?tasktype=x`)).ok;
  await startProgram(['jupyterhub'], { folder, environment, ready }, later);
  const offered = { servicetype: servicetypes.jupyterHub, serviceinfo: { endpoint: `${root}/hub`, nbgitpuller: true } };
  return { root, offered, planner, name, password, token: await tokenOf(root, password) };
}
