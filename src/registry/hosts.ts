/** Who decides about an address, as far as the address itself shows. */
export interface Owner {
  /** One sentence about who that is. */
  readonly sentence: string;
  /** Where that person or group is found. */
  readonly address?: string;
  /** True when nobody can follow the address from elsewhere, or nothing is behind it. */
  readonly unreachable?: boolean;
}

/** An address, taken apart. */
interface Place {
  readonly host: string;
  readonly path: string;
  readonly parts: readonly string[];
}

interface HostRule {
  readonly matches: (place: Place) => boolean;
  readonly owner: (place: Place) => Owner | undefined;
}

const on =
  (...hosts: readonly string[]) =>
  ({ host }: Place): boolean =>
    hosts.includes(host);
const under =
  (...domains: readonly string[]) =>
  ({ host }: Place): boolean =>
    domains.some((domain) => host === domain || host.endsWith(`.${domain}`));

const shorteners = [
  ...['bit.ly', 'buff.ly', 'cutt.ly', 'edin.ac', 'git.io', 'goo.gl', 'is.gd', 'lnkd.in', 'ow.ly', 'rb.gy'],
  ...['rebrand.ly', 'shorturl.at', 't.co', 't.ly', 'tiny.cc', 'tinyurl.com', 'v.gd', 'w.wiki'],
];

/**
 * Says whether a host is this machine or lies in a network that nobody outside can enter (RFC 1918, 3927, 4193, 6598, 6762).
 *
 * @param host The host as `URL` writes it, without a port.
 * @returns Whether it does.
 */
export function isPrivateHost(host: string): boolean {
  if (/^(?:127|10)\.|^192\.168\.|^169\.254\.|^172\.(?:1[6-9]|2[0-9]|3[01])\.|^0\.0\.0\.0$/.test(host)) return true;
  if (/^100\.(?:6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])\./.test(host)) return true;
  if (/^\[(?:::1?\]|f[cd]|fe[89ab])/.test(host)) return true;
  const inside = under('localhost', 'local', 'internal', 'lan', 'home.arpa', 'cluster.local');
  return inside({ host, path: '', parts: [] }) || !/[.:]/.test(host);
}

function repository(origin: string, [owner, name]: readonly string[]): Owner | undefined {
  if (owner === undefined || name === undefined) return undefined;
  const address = `${origin}/${owner}/${name.replace(/\.git$/, '')}`;
  return { sentence: `It belongs to the repository ${address} and to those who maintain it.`, address };
}

function doi(path: string): Owner {
  const address = `https://doi.org${path}`;
  return { sentence: `It is a DOI; ${address} leads to the page of whoever registered it.`, address };
}

function w3id([name]: readonly string[]): Owner {
  if (name === undefined) return { sentence: 'It is the home page of w3id.org, not a name registered there.' };
  const address = `https://github.com/perma-id/w3id.org/tree/master/${name}`;
  return {
    sentence: `It is a permanent identifier of w3id.org; its redirect file and its maintainers stand at ${address} if it is registered.`,
    address,
  };
}

function gitlabProject({ host, path }: Place): Owner {
  const address = `https://${host}${path.slice(0, path.indexOf('/-/'))}`;
  return { sentence: `It belongs to the project ${address} and to those who maintain it.`, address };
}

function pages({ host, parts }: Place, forge: string): Owner {
  const account = host.slice(0, host.indexOf('.'));
  const address = `https://${forge}/${account}`;
  const what = parts[0] === undefined ? 'a page' : `a page, probably of the repository ${parts[0]},`;
  return { sentence: `It is ${what} published by ${address} and belongs to that account.`, address };
}

/** First match wins. Facts of the hosts as they document them. */
const rules: readonly HostRule[] = [
  {
    matches: ({ host }) => isPrivateHost(host),
    owner: ({ host }) => ({
      sentence: `The host ${host} exists only on one machine or in one network, so nobody elsewhere can read what the type means.`,
      unreachable: true,
    }),
  },
  {
    matches: under('example', 'test', 'invalid', 'example.com', 'example.org', 'example.net'),
    owner: ({ host }) => ({
      sentence: `The host ${host} is reserved for examples, so nobody owns this type.`,
      unreachable: true,
    }),
  },
  {
    matches: on(...shorteners),
    owner: ({ host }) => ({
      sentence: `It is a short link of ${host}; the link does not show who made it, where it leads or whether it will stay.`,
    }),
  },
  {
    matches: on('raw.githubusercontent.com', 'github.com', 'www.github.com', 'raw.github.com'),
    owner: ({ parts }) => repository('https://github.com', parts),
  },
  {
    matches: on('gist.github.com', 'gist.githubusercontent.com'),
    owner: ({ parts: [user, gist] }) =>
      repository(
        'https://gist.github.com',
        [user, gist].flatMap((part) => part ?? []),
      ),
  },
  { matches: under('github.io'), owner: (place) => pages(place, 'github.com') },
  { matches: under('gitlab.io'), owner: (place) => pages(place, 'gitlab.com') },
  {
    matches: ({ host, parts }) => host === 'cdn.jsdelivr.net' && parts[0] === 'gh',
    owner: ({ parts: [, user = '', name = ''] }) => repository('https://github.com', [user, name.replace(/@.*/, '')]),
  },
  { matches: ({ path }) => path.includes('/-/'), owner: gitlabProject },
  {
    matches: on('gitlab.com', 'codeberg.org', 'bitbucket.org'),
    owner: ({ host, parts }) => repository(`https://${host}`, parts),
  },
  { matches: on('w3id.org', 'www.w3id.org'), owner: ({ parts }) => w3id(parts) },
  {
    matches: on('purl.org', 'www.purl.org', 'purl.archive.org'),
    owner: ({ parts }) => ({
      sentence: `It is a PURL, a redirect kept by the Internet Archive; the maintainer of its domain${parts[0] === undefined ? '' : ` "${parts[0]}"`} says where it leads, and https://purl.archive.org tells who that is.`,
      address: 'https://purl.archive.org',
    }),
  },
  { matches: on('doi.org', 'dx.doi.org', 'www.doi.org'), owner: ({ path }) => doi(path) },
  {
    matches: on('zenodo.org', 'www.zenodo.org'),
    owner: ({ path }) => ({
      sentence: 'It is a page of Zenodo, which tells who published what is there.',
      address: `https://zenodo.org${path}`,
    }),
  },
];

/**
 * Says who decides about an http(s) address.
 *
 * @param url The address.
 * @returns The owner as far as the address shows it; else whoever runs the host.
 */
export function ownerOf(url: URL): Owner {
  const host = url.hostname.replace(/\.$/, '');
  const place = { host, path: url.pathname, parts: url.pathname.split('/').filter((part) => part !== '') };
  for (const { matches, owner } of rules) {
    const found = matches(place) ? owner(place) : undefined;
    if (found !== undefined) return found;
  }
  return { sentence: `Whoever runs the host ${host} decides what it means.`, address: url.origin };
}
