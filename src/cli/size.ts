const units: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  kib: 1024,
  mib: 1024 ** 2,
  gib: 1024 ** 3,
};

/**
 * Reads a size such as `16MiB`, `1.5 MB` or `500000`.
 *
 * @param text The size; a number without a unit is bytes.
 * @returns Whole bytes, or `undefined` where the text is no size.
 */
export function readSize(text: string): number | undefined {
  const parts = /^([0-9]{1,15}(?:\.[0-9]{1,6})?) ?([kmg]?i?b?)$/i.exec(text.trim());
  const unit = units[(parts?.[2] ?? 'none').toLowerCase()];
  return parts === null || unit === undefined ? undefined : Math.floor(Number(parts[1]) * unit);
}
