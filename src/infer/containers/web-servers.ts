import { readImageName } from './image-names.ts';
import type { StartedProgram } from './start-command.ts';

/** An image whose documentation says that it serves web pages. */
export interface ServingBase {
  /** What it is, for people. */
  readonly what: string;
  readonly port: number;
  readonly protocol: 'http' | 'https';
  /** Whether its processes run as an ordinary user. */
  readonly ordinaryUser: boolean;
}

const jupyterStack =
  /^(?:jupyter|quay\.io\/jupyter)\/(?:base|minimal|scipy|r|julia|tensorflow|pytorch|datascience|pyspark|all-spark)-notebook$/;

/** By path, with the host where it is not Docker Hub. Ports: the documentation of each image, as of 2026. */
const servingBases: readonly { readonly path: RegExp; readonly base: ServingBase }[] = [
  { path: jupyterStack, base: { what: 'a Jupyter image', port: 8888, protocol: 'http', ordinaryUser: true } },
  {
    path: /^(?:ghcr\.io\/rocker-org|rocker)\/(?:rstudio|tidyverse|verse|geospatial|binder)$/,
    base: { what: 'an RStudio Server', port: 8787, protocol: 'http', ordinaryUser: false },
  },
  {
    path: /^(?:ghcr\.io\/rocker-org|rocker)\/(?:shiny|shiny-verse)$/,
    base: { what: 'a Shiny Server', port: 3838, protocol: 'http', ordinaryUser: false },
  },
  {
    path: /^library\/(?:nginx|httpd|caddy)$/,
    base: { what: 'a web server', port: 80, protocol: 'http', ordinaryUser: false },
  },
  { path: /^nginxinc\/nginx-unprivileged$/, base: { what: 'nginx', port: 8080, protocol: 'http', ordinaryUser: true } },
  { path: /^library\/tomcat$/, base: { what: 'Tomcat', port: 8080, protocol: 'http', ordinaryUser: false } },
];

/**
 * Finds what is known of an image that others build on.
 *
 * @param base Reference of the image.
 * @returns What it serves if nothing else is started; nothing for an image that is not known to serve.
 */
export function servingBase(base: string): ServingBase | undefined {
  const image = readImageName(base);
  if (image === undefined) return undefined;
  const path = image.host === 'docker.io' ? image.path : `${image.host}/${image.path}`;
  return servingBases.find((one) => one.path.test(path))?.base;
}

/** Programs that serve web pages whatever they are told. */
const servers = new Set(
  `jupyter-lab jupyter-notebook jupyter-server jupyter-nbclassic jupyterhub jupyterhub-singleuser jupyterlab notebook jupyter_server start-notebook.sh start-notebook.py start-singleuser.sh start-singleuser.py
  voila rserver shiny-server gunicorn uvicorn hypercorn daphne waitress-serve nginx httpd httpd-foreground apache2-foreground
  apache2ctl apachectl caddy lighttpd code-server ttyd websockify novnc_proxy http-server http.server catalina.sh`.split(
    /\s+/,
  ),
);
/** Programs of which one command serves. */
const serving: ReadonlyMap<string, readonly string[]> = new Map([
  ['jupyter', ['notebook', 'lab', 'server', 'nbclassic', 'voila', 'labhub']],
  ['streamlit', ['run']],
  ['flask', ['run']],
  ['fastapi', ['run', 'dev']],
  ['panel', ['serve']],
  ['bokeh', ['serve']],
  ['manage.py', ['runserver']],
  ['solara', ['run']],
  ['shiny', ['run']],
  ['marimo', ['run', 'edit']],
]);

/**
 * Says whether a program serves web pages.
 *
 * @param started The program with its arguments.
 * @returns The protocol it speaks; nothing for a program that is not known to serve.
 */
export function servedProtocol({ program, words }: StartedProgram): 'http' | 'https' | undefined {
  const commands = serving.get(program) ?? [];
  const serves =
    servers.has(program) ||
    words.some((word) => commands.includes(word)) ||
    (/^(?:npm|yarn|pnpm)$/.test(program) && /^(?:run )?(?:start|serve|preview)\b/.test(words.join(' '))) ||
    (program === 'node' &&
      /(?:^|\/)(?:server|www|app)(?:\.[cm]?js)?$/.test(words.find((word) => !word.startsWith('-')) ?? '')) ||
    (/^(?:R|Rscript)$/.test(program) && words.some((word) => /\b(?:runApp|run_app|pr_run)\(/.test(word)));
  const onlyChecks =
    /^(?:nginx|httpd|apache2ctl|apachectl)$/.test(program) &&
    words.some((word) => /^(?:-[tTvVs]|-tt|configtest)$/.test(word));
  if (!serves || onlyChecks || words.some((word) => word.includes('unix:'))) return undefined;
  return words.some((word) => /certfile|ssl-keyfile|ssl_key/.test(word)) ? 'https' : 'http';
}

/**
 * Finds the port that a program is told to listen on.
 *
 * @param words Its arguments.
 * @returns The port; nothing where none is written.
 */
export function writtenPort(words: readonly string[]): number | undefined {
  for (const [index, word] of words.entries()) {
    const beside = /^--?(?:[A-Za-z]+\.)?(?:port|p)$/.test(word) ? words[index + 1] : undefined;
    const found =
      /^--?(?:[A-Za-z]+\.)?port=([0-9]{2,5})$/.exec(word) ??
      /^(?:--?[a-z]+=)?(?:[0-9.]+|\*|localhost|\[[0-9a-f:]*\])?:([0-9]{2,5})$/.exec(word) ??
      /^([0-9]{2,5})$/.exec(beside ?? '');
    if (found !== null) return Number(found[1]);
  }
  return undefined;
}
