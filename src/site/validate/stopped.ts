/** Why the engine cannot answer, in a sentence that the page shows as it is. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

/**
 * Sees to it that whatever goes wrong comes as a sentence: parts that are loaded later may be missing, above all.
 *
 * @param answer Answers a call.
 * @returns The answer.
 * @throws {Stopped} When there is none.
 */
export async function orStopped<Answer>(answer: () => Promise<Answer>): Promise<Answer> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof Stopped) throw error;
    const what = error instanceof Error ? error.message : String(error);
    throw new Stopped(
      `Nothing was checked, because a part of this page is missing or failed. Load it again. (${what})`,
    );
  }
}
