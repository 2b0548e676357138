import type { AstroIntegration } from 'astro';
import type { BuildOptions } from 'esbuild';
import type { SiteFile } from './faces-integration.ts';
import { licencesFile, licencesText, packageFolders, readPackage, type ReadText } from './licences.ts';
import { frameScriptFiles, scriptFiles, type ScriptName } from './page-scripts.ts';

/** What the integration needs of the world around it. */
export interface ScriptsOptions {
  /** Folder of the site's sources, with a slash at its end. */
  readonly folder: string;
  /** Words that are replaced in the sources. */
  readonly define: Readonly<Record<string, string>>;
  /** Writes a file and the folders above it. */
  readonly write: (file: URL, content: string) => void;
  readonly read: ReadText;
}

/** The scripts put together: all files, and which of them is which script. */
interface Scripts {
  readonly files: readonly SiteFile[];
  readonly paths: Readonly<Record<ScriptName, string>>;
  /** What they were put together from, as paths below the folder of the site's sources. */
  readonly sources: readonly string[];
}

const folderOnSite = 'scripts';

/** Scripts by their names, which share parts with each other and with no other group. */
type Group = Readonly<Record<string, string>>;

function optionsFor({ folder, define }: ScriptsOptions, group: Group, isBuilt: boolean): BuildOptions {
  return {
    absWorkingDir: folder,
    entryPoints: Object.entries(group).map(([out, file]) => ({ in: file, out })),
    outdir: folderOnSite,
    entryNames: isBuilt ? '[name]-[hash]' : '[name]',
    chunkNames: 'part-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    charset: 'utf8',
    minify: isBuilt,
    legalComments: 'none',
    define,
    write: false,
    logLevel: 'silent',
  };
}

async function bundleGroup(options: ScriptsOptions, group: Group, isBuilt: boolean): Promise<Scripts> {
  const { build } = await import('esbuild');
  const { outputFiles = [], metafile } = await build({ ...optionsFor(options, group, isBuilt), metafile: true });
  const outputs = Object.entries(metafile.outputs);
  const pathOf = (file: string): string => outputs.find(([, { entryPoint }]) => entryPoint === file)?.[0] ?? '';
  return {
    files: outputFiles.map(({ path, text }) => ({
      path: `${folderOnSite}/${path.split(/[/\\]/).at(-1) ?? ''}`,
      mediaType: 'text/javascript',
      content: text,
    })),
    paths: Object.fromEntries(Object.entries(group).map(([name, file]) => [name, pathOf(file)])) as Scripts['paths'],
    sources: outputs.flatMap(([, { inputs }]) => Object.keys(inputs)),
  };
}

/** The licences ask for their notices to go along with the code. */
async function licences({ folder, read }: ScriptsOptions, sources: readonly string[]): Promise<SiteFile> {
  const packages = packageFolders(sources).map((path) => readPackage(folder + path, read));
  return { path: licencesFile, mediaType: 'text/plain', content: licencesText(await Promise.all(packages)) };
}

async function bundle(options: ScriptsOptions, isBuilt: boolean): Promise<Scripts> {
  const alone = Object.entries(frameScriptFiles).map(([name, file]) => ({ [name]: file }));
  const groups = await Promise.all([scriptFiles, ...alone].map((group) => bundleGroup(options, group, isBuilt)));
  const sources = groups.flatMap((group) => group.sources);
  return {
    files: [...groups.flatMap(({ files }) => files), await licences(options, sources)],
    sources,
    paths: Object.assign({}, ...groups.map(({ paths }) => paths)) as Scripts['paths'],
  };
}

/**
 * Puts the scripts of the pages together: parts that several of them need, and parts that are loaded later, are files of
 * their own. Astro would do it for pages that lie in the project only, and those of a registry of one's own lie in a package.
 *
 * @param options Where the sources are, and how a file is written.
 * @returns The integration.
 */
export function scriptsIntegration(options: ScriptsOptions): AstroIntegration {
  let scripts: Scripts = { files: [], paths: {} as Scripts['paths'], sources: [] };
  let base = '/';
  return {
    name: 'scripts',
    hooks: {
      'astro:config:setup': async ({ command, updateConfig }) => {
        if (command !== 'dev' && command !== 'build') return;
        scripts = await bundle(options, command === 'build');
        updateConfig({ vite: { define: { TASKTYPES_SCRIPTS: JSON.stringify(scripts.paths) } } });
      },
      'astro:config:done': ({ config }) => {
        base = config.base.endsWith('/') ? config.base : `${config.base}/`;
      },
      'astro:server:setup': ({ server }) => {
        server.watcher.on('change', (file) => {
          if (file.startsWith(options.folder)) void bundle(options, false).then((made) => (scripts = made));
        });
        server.middlewares.use((request, response, next) => {
          const path = (request.originalUrl ?? '').split('?', 1)[0] ?? '';
          const script = scripts.files.find((file) => base + file.path === path);
          if (script === undefined) return next();
          response.setHeader('content-type', `${script.mediaType}; charset=utf-8`);
          response.end(script.content);
        });
      },
      'astro:build:done': ({ dir }) => {
        for (const { path, content } of scripts.files) options.write(new URL(path, dir), content);
      },
    },
  };
}
