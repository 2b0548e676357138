const dateForm = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;
/** RFC 3339, section 5.6; a blank may stand for the T, and the colon of the offset may be left out. */
const timeForm = /^([0-9]{2}):([0-9]{2}):([0-9]{2}(?:\.[0-9]+)?)(?:[Zz]|([+-])([0-9]{2})(?::?([0-9]{2}))?)$/;

const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/**
 * Says whether a text is a date of the calendar, as RFC 3339 writes it.
 *
 * @param text The text.
 * @returns True for a `date`.
 */
export function isDate(text: string): boolean {
  const [year = 0, month = 0, day = 0] = (dateForm.exec(text) ?? []).slice(1).map(Number);
  const longest = month === 2 ? (isLeapYear(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return month >= 1 && month <= 12 && day >= 1 && day <= longest;
}

function isTime(text: string): boolean {
  const [, hour, minute, second, sign, offsetHour = 0, offsetMinute = 0] = timeForm.exec(text) ?? [];
  const [hours, minutes, seconds, before] = [Number(hour), Number(minute), Number(second), sign === '-' ? -1 : 1];
  if (hour === undefined || Number(offsetHour) > 23 || Number(offsetMinute) > 59) return false;
  if (hours <= 23 && minutes <= 59 && seconds < 60) return true;
  // A leap second ends a day of UTC, which may be the day before.
  const minuteThere = minutes - before * Number(offsetMinute);
  const minuteOfDay = 60 * (hours - before * Number(offsetHour)) + minuteThere;
  return seconds < 61 && [59, -1].includes(minuteThere) && [1_439, -1].includes(minuteOfDay);
}

/**
 * Says whether a text is a date with a time and its offset from UTC, as RFC 3339 writes it.
 *
 * @param text The text.
 * @returns True for a `date-time`.
 */
export function isDateTime(text: string): boolean {
  const [date = '', time = '', ...more] = text.split(/[Tt\s]/);
  return more.length === 0 && isDate(date) && isTime(time);
}

const emailForm = /* @__PURE__ */ (() => {
  const atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
  const label = '[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?';
  return new RegExp(`^${atom}(?:\\.${atom})*@(?:${label}\\.)+${label}$`);
})();

/**
 * Says whether a text is an address of electronic mail: a dot-atom of RFC 5322 at a domain of two labels and more.
 *
 * @param text The text.
 * @returns True for an `email`.
 */
export function isEmail(text: string): boolean {
  return emailForm.test(text);
}

/** RFC 3986, section 3, as one expression without nested repetition, so that no text takes long. */
const uriForm = /* @__PURE__ */ (() => {
  const part = "[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2}";
  const user = "(?:[A-Za-z0-9._~!$&'()*+,;=:-]|%[0-9A-Fa-f]{2})*@";
  const host =
    "\\[(?:[0-9A-Fa-f:.]{2,45}|v[0-9A-Fa-f]+\\.[A-Za-z0-9._~!$&'()*+,;=:-]+)\\]|(?:[A-Za-z0-9._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*";
  const authority = `//(?:${user})?(?:${host})(?::[0-9]*)?(?:/(?:${part})*)*`;
  const path = `/?(?:(?:${part})+(?:/(?:${part})*)*)?`;
  const rest = `(?:${part}|[/?])*`;
  return new RegExp(`^[A-Za-z][A-Za-z0-9+.-]*:(?:${authority}|${path})(?:\\?${rest})?(?:#${rest})?$`, 'u');
})();

/**
 * Says whether a text is a URI, with its scheme.
 *
 * @param text The text.
 * @returns True for a `uri`.
 */
export function isUri(text: string): boolean {
  return uriForm.test(text);
}

/**
 * Says whether a text is a UUID, as RFC 9562 writes it, or its URN.
 *
 * @param text The text.
 * @returns True for a `uuid`.
 */
export function isUuid(text: string): boolean {
  return /^(?:urn:uuid:)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

/** Formats a schema of the registry may name; `uri`, never `url`, which is no JSON Schema format. */
export const formats = ['date', 'date-time', 'email', 'uri', 'uuid'] as const;

/** What checks formats, by their names. */
export type FormatChecks = Readonly<Record<string, (text: string) => boolean>>;

/** What checks each format. */
export const formatChecks = {
  date: isDate,
  'date-time': isDateTime,
  email: isEmail,
  uri: isUri,
  uuid: isUuid,
} as const satisfies FormatChecks & Record<(typeof formats)[number], unknown>;
