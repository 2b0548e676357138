import { problem, type Problem, type ProblemDetails } from './problem.ts';
import { shown } from './words.ts';

/**
 * Says whether a number keeps its value when it is read as a double, the number type of JavaScript and of most readers of
 * JSON. A decimal fraction keeps it when it comes back as the digits that were written.
 *
 * @param source The number as it is written: decimal, a whole number with `0x` or `0o`, or YAML's `.inf` and `.nan`.
 * @param value The number as it was read.
 * @returns False where digits are lost and where the number is not finite.
 */
export function isExact(source: string, value: number): boolean {
  if (!Number.isFinite(value)) return false;
  if (/^0[xo]/.test(source)) return Number.isSafeInteger(value) || BigInt(source) === BigInt(value);
  return decimal(source) === decimal(String(value));
}

/** The significant digits with a power of ten: one spelling for every way to write a decimal number, its sign left out. */
function decimal(source: string): string {
  const [mantissa = '', exponent = '0'] = source.toLowerCase().split('e');
  const [whole = '', fraction = ''] = mantissa.replace(/^[-+]/, '').split('.');
  const digits = (whole + fraction).replace(/^0+/, '');
  let end = digits.length;
  while (digits[end - 1] === '0') end--;
  if (end === 0) return '0';
  return `${digits.slice(0, end)}e${Number(exponent) - fraction.length + (digits.length - end)}`;
}

/**
 * Says that a number does not keep its value.
 *
 * @param source The number as it is written.
 * @param value The number as it was read.
 * @param where Where it stands.
 * @returns A warning where digits are lost, an error where the number is not finite.
 */
export function inexactNumber(
  source: string,
  value: number,
  where: Pick<ProblemDetails, 'pointer' | 'place'>,
): Problem {
  const written = shown(source).replaceAll('"', '');
  if (Number.isFinite(value))
    return problem('number-is-exact', {
      severity: 'warning',
      message: `The number ${written} is read as ${value}.`,
      hint: 'Write at most 15 digits, or put it in quotes if it is a name rather than a quantity.',
      ...where,
    });
  return problem('number-is-exact', {
    message: `${written} cannot be read as a finite number.`,
    hint: 'Write a number below 1.8e308, or put it in quotes.',
    ...where,
  });
}
