import type { EngineCalls, EngineReply } from './engine-messages.ts';
import type { PageTypes } from './page-types.ts';

/** Asks an engine that works beside the page, so that the page stays free meanwhile. */
export type AskEngine = <Name extends keyof EngineCalls>(
  name: Name,
  ask: EngineCalls[Name]['ask'],
) => Promise<EngineCalls[Name]['answer']>;

/**
 * Starts an engine beside the page.
 *
 * @param script Address of its script.
 * @param types The types of the registry.
 * @returns What asks it; an answer that cannot be had is an {@link Error}.
 */
export function startEngine(script: string, types: PageTypes): AskEngine {
  const worker = new Worker(script, { type: 'module' });
  const { port1: calls, port2 } = new MessageChannel();
  worker.postMessage(types, [port2]);
  const broken = new Promise<never>((_, reject) => {
    worker.addEventListener('error', ({ message }) => reject(new Error(message || 'The script could not be loaded.')));
  });
  // Whoever asks is told; until then nobody need be.
  broken.catch(() => undefined);
  return <Name extends keyof EngineCalls>(name: Name, ask: EngineCalls[Name]['ask']) => {
    const { port1: reply, port2: back } = new MessageChannel();
    const answer = new Promise<EngineCalls[Name]['answer']>((resolve, reject) => {
      reply.onmessage = ({ data }: MessageEvent<EngineReply<Name>>) => {
        reply.close();
        if ('failure' in data) reject(new Error(data.failure));
        else resolve(data.answer);
      };
    });
    calls.postMessage({ name, ...ask }, [back]);
    return Promise.race([answer, broken]);
  };
}
