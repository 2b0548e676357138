const shelf = Symbol.for('tasktypes/kept');

/**
 * Keeps what is costly to make, by what it is made from. The pages of a site are made by a bundle of their own, in the
 * process that also writes the files beside them: what a module keeps to itself would be made twice.
 *
 * @param key Everything that it is made from.
 * @param make Makes it.
 * @returns What was made; a failure is not kept.
 */
export function kept(key: string, make: () => Promise<string>): Promise<string> {
  const place = globalThis as unknown as Record<symbol, Map<string, Promise<string>> | undefined>;
  const texts = (place[shelf] ??= new Map<string, Promise<string>>());
  const known = texts.get(key);
  if (known !== undefined) return known;
  const made = make();
  texts.set(key, made);
  made.catch(() => texts.delete(key));
  return made;
}
