const binary: Readonly<Record<string, number>> = { K: 2 ** -20, M: 2 ** -10, G: 1, T: 2 ** 10 };

const seconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400, w: 604_800 };

const iso =
  /^P(?:([0-9]{1,9})Y)?(?:([0-9]{1,9})M)?(?:([0-9]{1,9})W)?(?:([0-9]{1,9})D)?(?:T(?:([0-9]{1,9})H)?(?:([0-9]{1,9})M)?(?:([0-9]{1,9})S)?)?$/;

/**
 * Reads an amount of memory.
 *
 * @param value A number of GiB, or a text such as `8G`, `512M` or `1.5GiB`; powers of two are meant.
 * @returns GiB; `undefined` where it is no amount.
 */
export function gibibytes(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? value : undefined;
  if (typeof value !== 'string') return undefined;
  const [, amount, unit = 'G'] = /^([0-9]{1,15}(?:\.[0-9]{1,6})?) ?(?:([KMGT])(?:iB|B)?)?$/.exec(value) ?? [];
  return amount === undefined ? undefined : Number(amount) * (binary[unit] ?? 1);
}

/**
 * Reads a length of time.
 *
 * @param value A number of seconds, a text such as `60s`, `5m`, `12h` or `2d`, or an ISO 8601 duration; a month has 30 days, a year 365.
 * @returns Seconds; `undefined` where it is no length of time.
 */
export function durationSeconds(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? value : undefined;
  if (typeof value !== 'string') return undefined;
  const [, amount, unit = 's'] = /^([0-9]{1,9}) ?([smhdw])?$/.exec(value) ?? [];
  if (amount !== undefined) return Number(amount) * (seconds[unit] ?? 1);
  const parts = iso.exec(value);
  if (parts === null || /[PT]$/.test(value)) return undefined;
  const units = [365 * 86_400, 30 * 86_400, 604_800, 86_400, 3_600, 60, 1];
  return units.reduce((sum, each, index) => sum + Number(parts[index + 1] ?? 0) * each, 0);
}

/**
 * Writes a length of time as the note does.
 *
 * @param amount Seconds.
 * @returns The shortest text: `5m`.
 */
export function durationText(amount: number): string {
  const unit = (['d', 'h', 'm'] as const).find((each) => amount > 0 && amount % (seconds[each] ?? 1) === 0) ?? 's';
  return `${amount / (seconds[unit] ?? 1)}${unit}`;
}
