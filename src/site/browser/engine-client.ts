/** What can be asked of an engine, and what it answers, by the name of the call. */
export type Calls = Readonly<Record<string, { readonly ask: object; readonly answer: unknown }>>;

/** A call as it is sent, with a port for its answer. */
export type CallOf<All extends object> = {
  readonly [Name in keyof All]: All[Name] extends { readonly ask: infer Ask } ? { readonly name: Name } & Ask : never;
}[keyof All];

/** An answer as it is sent. */
export type ReplyOf<Answer> = { readonly answer: Answer } | { readonly failure: string };

/** Asks an engine that works beside the page, so that the page stays free meanwhile. */
export type Ask<All extends { readonly [Name in keyof All]: Calls[string] }> = <Name extends keyof All>(
  name: Name,
  ask: All[Name]['ask'],
) => Promise<All[Name]['answer']>;

/**
 * Starts an engine beside the page.
 *
 * @param script Address of its script.
 * @param start What the engine is given first.
 * @returns What asks it; an answer that cannot be had is an {@link Error}.
 */
export function startEngine<All extends { readonly [Name in keyof All]: Calls[string] }>(
  script: string,
  start: unknown,
): Ask<All> {
  const worker = new Worker(script, { type: 'module' });
  const { port1: calls, port2 } = new MessageChannel();
  worker.postMessage(start, [port2]);
  const broken = new Promise<never>((_, reject) => {
    worker.addEventListener('error', ({ message }) => reject(new Error(message || 'The script could not be loaded.')));
  });
  // Whoever asks is told; until then nobody need be.
  broken.catch(() => undefined);
  return (name, ask) => {
    const { port1: reply, port2: back } = new MessageChannel();
    const answer = new Promise<All[typeof name]['answer']>((resolve, reject) => {
      reply.onmessage = ({ data }: MessageEvent<ReplyOf<All[typeof name]['answer']>>) => {
        reply.close();
        if ('failure' in data) reject(new Error(data.failure));
        else resolve(data.answer);
      };
    });
    calls.postMessage({ name, ...ask }, [back]);
    return Promise.race([answer, broken]);
  };
}
