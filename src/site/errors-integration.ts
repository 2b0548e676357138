import type { AstroIntegration } from 'astro';
import { refusalOf, type Sound } from './sound.ts';

/** What the integration needs of the world around it. */
export interface ErrorsOptions {
  /** Opens the documents as they are now. */
  readonly open: () => Promise<Sound>;
  /** The file that tells errors on the pages. */
  readonly middleware: URL;
}

/** Saving one file can be several events. */
const pause = 100;

/**
 * While documents are written, shows the site of those that are sound, and tells the errors of the others in the terminal,
 * when the server starts and whenever they change, and on the pages. A build is not touched.
 *
 * @param options How the documents are opened, and what tells on the pages.
 * @returns The integration.
 */
export function errorsIntegration({ open, middleware }: ErrorsOptions): AstroIntegration {
  return {
    name: 'errors',
    hooks: {
      'astro:config:setup': ({ command, addMiddleware, updateConfig }) => {
        if (command !== 'dev') return;
        addMiddleware({ entrypoint: middleware, order: 'pre' });
        updateConfig({ vite: { define: { TASKTYPES_IN_DEVELOPMENT: 'true' } } });
      },
      'astro:server:setup': ({ server, logger }) => {
        let told = '';
        const tell = async (): Promise<void> => {
          const { errors } = await open();
          const { message, hint } = refusalOf(errors);
          const text = errors.length === 0 ? '' : `${message}\n${hint}`;
          if (text === told) return;
          told = text;
          if (text === '') logger.info('No document has an error any more.');
          else logger.error(text);
        };
        const tellOrFail = (): void => void tell().catch((error: unknown) => logger.error((error as Error).message));
        let timer: ReturnType<typeof setTimeout> | undefined;
        server.watcher.on('all', (_, file) => {
          if (!file.endsWith('.md')) return;
          clearTimeout(timer);
          timer = setTimeout(tellOrFail, pause);
        });
        tellOrFail();
      },
    },
  };
}
