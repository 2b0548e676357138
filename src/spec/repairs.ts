import { fileAddress, repositoryAddress } from './file-address.ts';
import type { Schema } from './spec.ts';

/** A change that makes a text take the expected form, and the sentence that offers it. */
interface Repair {
  readonly says: string;
  readonly apply: (text: string) => string;
  /** Says of what fields it is meant, where it would change the meaning of others. */
  readonly suits?: (field: Schema) => boolean;
}

/** A text that takes the expected form, and how it came about. */
export interface RepairedText {
  readonly says: string;
  readonly text: string;
}

const replaced =
  (part: RegExp, by: string) =>
  (text: string): string =>
    text.replace(part, by);

const inLowerCase =
  (part: RegExp) =>
  (text: string): string =>
    text.replace(part, (found) => found.toLowerCase());

/** The name of an image without its tag and digest, which mean something else in lower case; so does a path of a URL. */
function imageInLowerCase(text: string): string {
  if (text.includes('://') && !/^docker:/i.test(text)) return text;
  const name = text.split('@', 1)[0] ?? '';
  const tag = name.indexOf(':', name.lastIndexOf('/') + 1);
  const end = tag === -1 ? name.length : tag;
  return text.slice(0, end).toLowerCase() + text.slice(end);
}

/** A name of the internet, alone or before a path; `owner/name` has no dot, and the endings are those of files. */
const hostForm = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?=$|[/:?#])/i;
const fileForm =
  /^[^/:?#]+\.(?:ipynb|ya?ml|json|toml|cfg|ini|txt|md|rst|py|sh|git|sif|img|zpln|tar|t?gz|zip|xml|html?|fits?|csv|tsv|vot|h5|hdf5|dat|png|pdf)$/i;

const behind =
  (scheme: string) =>
  (text: string): string =>
    hostForm.test(text) && !fileForm.test(text) ? scheme + text : text;

function decoded(text: string): string {
  try {
    return text.includes('://') ? text : decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A moment as UTC, where it says its offset, and where it says none. */
function inUtc(text: string, offset: RegExp): string {
  const [, date = '', time = '', zone = ''] = /^([0-9-]{10})[T ]([0-9:]{5,8})([Z0-9:+-]*)$/.exec(text) ?? [];
  const moment = offset.test(zone) ? Date.parse(`${date}T${time}${zone === '' ? 'Z' : zone}`) : Number.NaN;
  return Number.isNaN(moment) ? text : new Date(moment).toISOString().replace('.000', '');
}

const withoutSign = (sign: string): Repair => ({
  says: `Without ${sign} in front`,
  apply: (text) => (text.startsWith(sign) ? text.slice(sign.length) : text),
});

/** Whether a field takes a host at its beginning, as its examples show; of `owner/name` a host would become the owner. */
const mayBeginWithHost = ({ examples }: Schema): boolean =>
  !Array.isArray(examples) || examples.some((example) => /^[^/]*\./.test(String(example)));

const isPath = ({ description }: Schema): boolean => /\bpath\b/i.test(String(description));

/** The path of a file would be another one in lower case. */
const mayBeLowerCase = ({ description }: Schema): boolean =>
  !/^(?:Path|Notebook|Folder)\b/.test(String(description)) || /lower.case/i.test(String(description));

/** Changes that people's values need most often to take the expected form; the first that helps is proposed. */
const repairs: readonly Repair[] = [
  { says: 'Without blanks at its ends', apply: (text) => text.trim() },
  { says: 'With its scheme once', apply: replaced(/^([a-z][a-z0-9+.-]{0,20}:\/\/)\1+/i, '$1') },
  { says: 'With its scheme in lower case', apply: inLowerCase(/^[a-z][a-z0-9+.-]{0,20}:\/\//i) },
  {
    says: 'With its scheme and host in lower case',
    apply: inLowerCase(/^[a-z][a-z0-9+.-]{0,20}:\/\/[^/?#@]*(?=[/?#]|$)/i),
  },
  { says: 'In lower case', apply: imageInLowerCase, suits: mayBeLowerCase },
  { says: 'Without its scheme', apply: replaced(/^[a-z][a-z0-9+.-]{0,20}:\/\//i, ''), suits: mayBeginWithHost },
  { says: 'Without the address of the resolver', apply: replaced(/^https?:\/\/(?:dx\.)?doi\.org\//i, '') },
  { says: 'Without doi: in front', apply: replaced(/^doi: ?/i, '') },
  { says: 'Without the slash at its beginning', apply: replaced(/^\//, '') },
  { says: 'Without the slash at its end', apply: replaced(/\/$/, '') },
  { ...withoutSign('./'), suits: isPath },
  ...['$', '%', ':', 'v'].map(withoutSign),
  { says: 'With https:// in front', apply: behind('https://') },
  { says: 'With docker:// in front', apply: behind('docker://') },
  { says: 'With a slash at its beginning', apply: (text) => (text.includes(':') ? text : `/${text}`) },
  { says: 'Without the user and password', apply: replaced(/^([a-z][a-z0-9+.-]{0,20}:\/\/)[^/@]*@/i, '$1') },
  {
    says: 'As an https address',
    apply: replaced(/^[A-Za-z0-9._-]+@([A-Za-z0-9.-]+\.[A-Za-z]{2,}):(?=[^/])/, 'https://$1/'),
  },
  { says: 'As the address of the file itself', apply: fileAddress },
  { says: 'Without the branch and folder', apply: repositoryAddress },
  { says: 'Not percent-encoded', apply: decoded },
  { says: 'Without the blank', apply: replaced(/^([0-9.]+) (?=[A-Za-z]+$)/, '$1') },
  { says: 'Without the B', apply: replaced(/^([0-9.]+[KMGTPE]i?)B$/, '$1') },
  { says: 'Without the blank and the B', apply: replaced(/^([0-9.]+) ([KMGTPE]i?)B$/, '$1$2') },
  { says: 'With a T before the time', apply: replaced(/^(P(?:[0-9]+D)?)(?=[0-9]+[HS])/, '$1T') },
  { says: 'In UTC', apply: (text) => inUtc(text, /^(?:Z|[+-][0-9]{2}:[0-9]{2})$/) },
  { says: 'If UTC is meant, written so', apply: (text) => inUtc(text, /^$/) },
];

/**
 * Finds the change that makes a text take the expected form.
 *
 * @param text The text as written.
 * @param field What says what the field is.
 * @param isRight Says whether a text has the form.
 * @returns The right text with what was changed; `undefined` where none of the usual changes helps.
 */
export function repairText(text: string, field: Schema, isRight: (text: string) => boolean): RepairedText | undefined {
  for (const { says, apply, suits } of repairs) {
    const better = apply(text);
    if (better !== text && better !== '' && suits?.(field) !== false && isRight(better)) return { says, text: better };
  }
  return undefined;
}
