import type { AstroIntegration } from 'astro';

/** A file of the site that is not a page. */
export interface SiteFile {
  /** Path below the base: `tasktypes/oci-container/1.0/schema.json`. */
  readonly path: string;
  readonly mediaType: string;
  readonly content: string;
}

/** What the integration needs of the world around it. */
export interface FacesOptions {
  /** Makes all faces from the documents as they are now; root paths of the pages are known once these are built. */
  readonly make: (pages: readonly string[]) => Promise<readonly SiteFile[]>;
  /** Writes a file and the folders above it. */
  readonly write: (file: URL, content: string) => void;
}

/**
 * Puts the faces of all versions beside their pages: written when the site is built, answered while it is developed. As
 * endpoints of Astro they would cost ten times as much as a page.
 *
 * @param options How the faces are made and written.
 * @returns The integration.
 */
export function facesIntegration({ make, write }: FacesOptions): AstroIntegration {
  let base = '/';
  return {
    name: 'faces',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base.endsWith('/') ? config.base : `${config.base}/`;
      },
      'astro:server:setup': ({ server }) => {
        let faces: Promise<readonly SiteFile[]> | undefined;
        server.watcher.on('all', () => (faces = undefined));
        server.middlewares.use((request, response, next) => {
          const path = (request.originalUrl ?? '').split('?', 1)[0] ?? '';
          if (!path.startsWith(base) || !/\.[a-z]+$/.test(path)) return next();
          faces ??= make([]);
          faces.then((files) => {
            const face = files.find((file) => base + file.path === path);
            if (face === undefined) return next();
            response.setHeader('content-type', `${face.mediaType}; charset=utf-8`);
            response.end(face.content);
          }, next);
        });
      },
      'astro:build:done': async ({ dir, pages, logger }) => {
        const files = await make(pages.map(({ pathname }) => `/${pathname.replace(/\/$/, '')}`));
        for (const { path, content } of files) write(new URL(path, dir), content);
        logger.info(`${String(files.length)} files beside the pages`);
      },
    },
  };
}
