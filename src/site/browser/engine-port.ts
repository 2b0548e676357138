import type { CallOf, ReplyOf } from './engine-client.ts';

const failed = (error: unknown): ReplyOf<never> => ({
  failure: error instanceof Error ? error.message : String(error),
});

/**
 * Answers the page from beside it: to be called once in the script of a worker.
 *
 * @param create Makes what answers a call, from what the page gives first; what it throws is told to the one who asked.
 */
export function serveEngine<All extends object>(
  create: (start: never) => (call: CallOf<All>) => Promise<unknown>,
): void {
  const serve = (port: MessagePort, answer: (call: CallOf<All>) => Promise<unknown>): void => {
    port.onmessage = ({ data, ports: [reply] }: MessageEvent<CallOf<All>>) => {
      void answer(data)
        .then((told): ReplyOf<unknown> => ({ answer: told }))
        .catch(failed)
        .then((message) => reply?.postMessage(message));
    };
  };
  addEventListener(
    'message',
    ({ data, ports: [port] }: MessageEvent<unknown>) => {
      if (port !== undefined) serve(port, create(data as never));
    },
    { once: true },
  );
}
