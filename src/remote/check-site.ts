import { findingsOf, type Finding } from './findings.ts';
import { readSiteIndex } from './site-index.ts';
import { targets, type Target, type Wanted } from './targets.ts';
import { patienceOf, usualLimits, visit, type Limits, type Visit } from './visit.ts';

/** What one address answered. */
export interface AddressCheck {
  /** What it belongs to: a type, or the registry as a whole. */
  readonly of: string;
  readonly uri: string;
  /** What was opened: the address on the site, or the permanent URI itself. */
  readonly address: string;
  /** Absent where nothing answered. */
  readonly status?: number;
  readonly mediaType: string;
  /** Whether pages of other sites may read it. */
  readonly cors: boolean;
  /** The addresses that redirects led to, the last of which answered. */
  readonly redirects: readonly string[];
  /** Whether the content names the identifier it must; absent where it names none. */
  readonly identifier?: 'equal' | 'different';
  readonly findings: readonly Finding[];
}

/** What a deployed registry answered. */
export interface SiteReport {
  readonly verdict: 'fine' | 'faults';
  readonly site: string;
  readonly identifiers: string;
  readonly checks: readonly AddressCheck[];
  /** Addresses that mean its types and do not begin with `identifiers`; none of them was opened. */
  readonly elsewhere: readonly string[];
}

/** Why a site could not be checked. */
export interface Unreadable {
  readonly verdict: 'unreadable';
  readonly site: string;
  readonly message: string;
  readonly hint: string;
}

/** How a site is checked. */
export interface CheckOptions {
  /** True to open the permanent URIs as well, which must end where the site has their pages. */
  readonly permanent?: boolean;
  readonly limits?: Limits;
  /** Is told of each URI that has been checked. */
  readonly watch?: (done: number, total: number) => void;
}

function checkOf(target: Target, address: string, seen: Visit, findings: readonly Finding[]): AddressCheck {
  const last = seen.hops.at(-1);
  const isCompared = target.identity !== undefined && seen.failure === undefined && last?.status === 200;
  const isDifferent = findings.some(({ kind }) => ['identifier', 'content', 'permanent'].includes(kind));
  return {
    of: target.of,
    uri: target.uri,
    address,
    ...(last === undefined ? {} : { status: last.status }),
    mediaType: seen.mediaType,
    cors: seen.hops.length > 0 && seen.hops.every(({ isOpen }) => isOpen),
    redirects: seen.hops.slice(1).map((hop) => hop.address),
    ...(isCompared ? { identifier: isDifferent ? 'different' : 'equal' } : {}),
    findings,
  };
}

/** A permanent URI must end where the site has the page; then it is as good as the page is. */
function aboutPermanent(target: Target, direct: Visit, permanent: Visit): readonly Finding[] {
  const [here, there] = [direct.hops.at(-1), permanent.hops.at(-1)];
  if (permanent.failure !== undefined || here?.address === there?.address) return findingsOf(target, permanent);
  return [
    {
      kind: 'permanent',
      severity: 'fault',
      message: 'The permanent URI does not lead to this site.',
      hint: 'Register it, and set the address of the site in the rules of its redirect.',
      detail: `it ends at ${there?.address ?? ''} with status ${String(there?.status)}`,
    },
  ];
}

async function inLanes<T>(items: readonly T[], lanes: number, work: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values();
  const lane = async (): Promise<void> => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

interface Plan extends Wanted {
  readonly identifiers: string;
}

/** What the index of a site wants opened. */
async function planOf(site: string, limits: Limits, signal: AbortSignal): Promise<Plan | Unreadable> {
  const unreadable = (
    message: string,
    hint = 'Give the address at which the site begins, where its home page is.',
  ): Unreadable => ({ verdict: 'unreadable', site, message, hint });
  const { failure, hops, text } = await visit(`${site}index.json`, limits, signal);
  const status = hops.at(-1)?.status;
  if (failure !== undefined) return unreadable(`index.json cannot be had. ${failure}`);
  if (status !== 200) return unreadable(`index.json cannot be had: the status is ${String(status)}.`);
  const index = readSiteIndex(text);
  if (typeof index === 'string') return unreadable(`index.json cannot be read. ${index}`);
  const wanted = targets(index, site);
  if (typeof wanted === 'string') return unreadable(`index.json names "${wanted}", which leads out of the site.`);
  const { length } = wanted.targets;
  return length > limits.targets
    ? unreadable(
        `index.json names ${length} addresses; at most ${limits.targets} are opened.`,
        'No registry has so many types. Find out what answers at this address.',
      )
    : { identifiers: index.identifiers, ...wanted };
}

/**
 * Walks over a deployed registry: opens everything that its `index.json` names, and compares.
 *
 * @param site Where the site begins, with a slash at its end.
 * @param options Whether the permanent URIs are followed too, and what the walk may cost.
 * @returns What each address answered, in the order of the index; or why there is no index to walk along.
 */
export async function checkSite(
  site: string,
  { permanent = false, limits = usualLimits, watch }: CheckOptions = {},
): Promise<SiteReport | Unreadable> {
  const deadline = patienceOf(limits.deadline);
  return walk(site, { permanent, limits, watch }, deadline.signal).finally(deadline.end);
}

type Walk = Required<Pick<CheckOptions, 'permanent' | 'limits'>> & { readonly watch: CheckOptions['watch'] };

async function walk(
  site: string,
  { permanent, limits, watch }: Walk,
  signal: AbortSignal,
): Promise<SiteReport | Unreadable> {
  const plan = await planOf(site, limits, signal);
  if ('verdict' in plan) return plan;
  const { identifiers, targets: wanted, elsewhere } = plan;
  const checkTarget = async (target: Target): Promise<readonly AddressCheck[]> => {
    const direct = await visit(target.address, limits, signal);
    const here = checkOf(target, target.address, direct, findingsOf(target, direct));
    if (!permanent) return [here];
    const followed = await visit(target.uri, limits, signal);
    return [here, checkOf(target, target.uri, followed, aboutPermanent(target, direct, followed))];
  };
  const checked = new Map<Target, readonly AddressCheck[]>();
  await inLanes(wanted, limits.lanes, async (target) => {
    checked.set(target, await checkTarget(target));
    watch?.(checked.size, wanted.length);
  });
  const checks = wanted.flatMap((target) => checked.get(target) ?? []);
  const isFine = checks.every(({ findings }) => findings.every(({ severity }) => severity === 'warning'));
  return { verdict: isFine ? 'fine' : 'faults', site, identifiers, checks, elsewhere };
}
