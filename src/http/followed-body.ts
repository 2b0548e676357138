/**
 * Follows a body to its end.
 *
 * @param body The body.
 * @param onEnd Is told once whether it came whole; false where it failed, or where nobody wanted the rest.
 * @returns The same body, of which no more is read than is taken.
 */
export function followed(
  body: ReadableStream<Uint8Array>,
  onEnd: (isWhole: boolean) => void,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (!done) {
            controller.enqueue(value);
            return;
          }
        } catch (fault) {
          onEnd(false);
          throw fault;
        }
        onEnd(true);
        controller.close();
      },
      cancel(reason) {
        onEnd(false);
        return reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}
