import type { AddressCheck, SiteReport, Unreadable } from '../remote/check-site.ts';
import type { Finding } from '../remote/findings.ts';
import { padded, widthOf } from '../report/cells.ts';
import type { Look } from '../report/style.ts';
import { wrap } from '../report/wrap.ts';
import { visible } from '../spec/words.ts';

/** A finding, and every address it was made at. */
interface Group {
  readonly finding: Finding;
  readonly places: readonly string[];
}

const mostPlaces = 5;
const headings = ['status', 'media type', 'cors', 'redirects', 'identifier', 'address'] as const;

const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;

/** What stands behind the address of the site, which stands above the table. */
function shortened(address: string, site: string): string {
  return address.startsWith(site) ? address.slice(site.length) : address;
}

function cells(check: AddressCheck, site: string): readonly string[] {
  const { status, mediaType, cors, redirects, identifier, address } = check;
  return [
    status === undefined ? '-' : String(status),
    mediaType === '' ? '-' : mediaType,
    cors ? 'yes' : 'no',
    String(redirects.length),
    identifier ?? '-',
    shortened(address, site),
  ].map(visible);
}

/** Where redirects led; to the slash of a folder leads every file host. */
function detour({ address, redirects }: AddressCheck, { style }: Look): readonly string[] {
  const isSlash = redirects.length === 1 && redirects[0] === `${address.replace(/#.*/, '')}/`;
  return isSlash ? [] : redirects.map((hop) => style.dim(`      → ${visible(hop)}`));
}

function table({ checks, site }: SiteReport, look: Look): readonly string[] {
  const { style } = look;
  const rows = checks.map((check) => cells(check, site));
  const widths = headings.map((heading, column) =>
    rows.reduce((widest, row) => Math.max(widest, widthOf(row[column] ?? '')), heading.length),
  );
  const line = (row: readonly string[]): string =>
    `  ${row.map((cell, column) => (column === row.length - 1 ? cell : padded(cell, widths[column] ?? 0))).join('  ')}`;
  const paint = ({ findings }: AddressCheck): ((text: string) => string) => {
    if (findings.some(({ severity }) => severity === 'fault')) return style.red;
    return findings.length > 0 ? style.yellow : (text) => text;
  };
  return [
    style.dim(line(headings)),
    ...checks.flatMap((check, index) => [
      ...(check.of === checks[index - 1]?.of ? [] : ['', style.bold(visible(check.of))]),
      paint(check)(line(rows[index] ?? [])),
      ...detour(check, look),
    ]),
  ];
}

function groupsOf({ checks, site }: SiteReport, severity: Finding['severity']): readonly Group[] {
  const groups = new Map<string, { readonly finding: Finding; readonly places: string[] }>();
  for (const { address, findings } of checks)
    for (const finding of findings) {
      if (finding.severity !== severity) continue;
      const place = `${shortened(address, site)}${finding.detail === undefined ? '' : `: ${finding.detail}`}`;
      const group = groups.get(finding.message);
      if (group === undefined) groups.set(finding.message, { finding, places: [place] });
      else group.places.push(place);
    }
  return [...groups.values()];
}

function renderGroup({ finding, places }: Group, look: Look): readonly string[] {
  const { severity, message, hint } = finding;
  const paint = severity === 'fault' ? look.style.red : look.style.yellow;
  const [first = '', ...more] = wrap(`${severity}: ${message}`, look);
  const hidden = places.length - mostPlaces;
  return [
    '',
    paint(first),
    ...more,
    ...wrap(hint, look, '  '),
    ...places.slice(0, mostPlaces).map((place) => `    ${visible(place)}`),
    ...(hidden > 0 ? [`    and ${hidden} more`] : []),
  ];
}

/**
 * Renders what a deployed registry answered: a table of all addresses, what is wrong, and at the end what comes of it.
 *
 * @param report The report.
 * @param look How it is laid out.
 * @returns The text, ending with a line end.
 */
export function renderSite(report: SiteReport | Unreadable, look: Look): string {
  if (report.verdict === 'unreadable') {
    const lines = [
      `${visible(report.site)}: unreadable`,
      ...wrap(report.message, look, '  '),
      ...wrap(report.hint, look, '  '),
    ];
    return `${lines.join('\n')}\n`;
  }
  const { site, identifiers, checks, elsewhere, verdict } = report;
  const faults = groupsOf(report, 'fault');
  const warnings = groupsOf(report, 'warning');
  const number = (severity: Finding['severity']): number =>
    checks.filter(({ findings }) => findings.some((finding) => finding.severity === severity)).length;
  const [faulty, warned] = [number('fault'), number('warning')];
  const parts = [
    `${count(checks.length, 'address').replace('addresss', 'addresses')} opened`,
    ...(faulty > 0 ? [`${faulty} with faults`] : []),
    ...(warned > 0 ? [`${warned} with warnings`] : []),
    ...(elsewhere.length > 0
      ? [`${count(elsewhere.length, 'URI')} outside of ${visible(identifiers)} not opened`]
      : []),
  ];
  const end = `${visible(site)}: ${verdict === 'fine' ? 'fine' : 'faults'} (${parts.join(', ')})`;
  const lines = [
    ...table(report, look),
    ...[...faults, ...warnings].flatMap((group) => renderGroup(group, look)),
    '',
    verdict === 'fine' ? look.style.green(end) : look.style.red(end),
  ];
  return `${lines.join('\n')}\n`;
}
