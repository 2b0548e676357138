import { isObject } from '../spec/object.ts';
import { shown } from '../spec/words.ts';
import type { Target } from './targets.ts';
import type { Visit } from './visit.ts';

/** What is wrong, or only different, at one address. */
export interface Finding {
  readonly kind: 'unreachable' | 'status' | 'media-type' | 'cors' | 'content' | 'identifier' | 'address' | 'permanent';
  readonly severity: 'fault' | 'warning';
  /** A sentence that is the same for every address with this finding. */
  readonly message: string;
  readonly hint: string;
  /** What concerns this address only. */
  readonly detail?: string;
}

const again = 'Build the site again and publish the whole folder.';

/** Media types of a file by the end of its name, as far as anybody depends on them; the others are text. */
const families: readonly (readonly [end: RegExp, form: RegExp, name: string])[] = [
  [/\.json(ld)?$/, /^application\/([a-z0-9.+-]+\+)?json$/, 'JSON'],
  [/\.js$/, /^(text|application)\/(x-)?javascript$/, 'JavaScript'],
  [/$/, /^text\//, 'text'],
];

function aboutMediaType({ face }: Target, { mediaType }: Visit): readonly Finding[] {
  const served = mediaType === '' ? 'without a media type' : `as ${mediaType}`;
  if (face === undefined)
    return mediaType === 'text/html'
      ? []
      : [
          {
            kind: 'media-type',
            severity: 'fault',
            message: `The page is served ${served}; a browser shows only text/html as a page.`,
            hint: 'Set the media type at the host, or choose a host that knows .html.',
          },
        ];
  const [, form, name] = families.find(([end]) => end.test(face)) ?? [];
  if (form === undefined || form.test(mediaType)) return [];
  const isModule = name === 'JavaScript';
  return [
    {
      kind: 'media-type',
      severity: isModule ? 'fault' : 'warning',
      message: `It is served ${served}; we give it as ${name ?? ''}.`,
      hint: isModule
        ? 'Browsers refuse such a module. Set the media type at the host.'
        : 'Hosts differ, and nothing of ours depends on it.',
    },
  ];
}

function aboutOrigin({ hops }: Visit): readonly Finding[] {
  const closed = hops.find(({ isOpen }) => !isOpen);
  if (closed === undefined) return [];
  const finding: Finding = {
    kind: 'cors',
    severity: 'fault',
    message: 'Pages of other sites cannot read it: the header Access-Control-Allow-Origin is missing.',
    hint: 'Let the host send Access-Control-Allow-Origin: * with every answer, redirects included.',
  };
  return closed === hops.at(-1) ? [finding] : [{ ...finding, detail: `the redirect at ${closed.address}` }];
}

function identifierFault(message: string, detail: string): readonly Finding[] {
  return [{ kind: 'identifier', severity: 'fault', message, hint: again, detail }];
}

function contentFault(message: string): readonly Finding[] {
  return [{ kind: 'content', severity: 'fault', message, hint: again }];
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  "'": '&#39;',
  '"': '&quot;',
};

/** A URI as our pages show it; as text it would also stand in the URI of a type whose name begins alike. */
const asShown = (uri: string): string => `<code>${uri.replace(/[&<>'"]/g, (char) => entities[char] ?? char)}</code>`;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** `catalog.json` alone says where the site is served, and editors follow it at once: its schemas stand beside it. */
function aboutCatalogue({ schemas }: Readonly<Record<string, unknown>>, address: string): readonly Finding[] {
  if (!Array.isArray(schemas) || schemas.length === 0) return contentFault('It lists no schemas.');
  const site = new URL('.', address).href;
  const urls = schemas.map((schema: unknown) => (isObject(schema) ? schema['url'] : undefined));
  if (urls.includes(undefined)) return contentFault('It lists a schema without its `url`.');
  const strays = urls.filter((url) => typeof url !== 'string' || !url.startsWith(site));
  if (strays.length === 0) return [];
  return [
    {
      kind: 'address',
      severity: 'fault',
      message: 'It sends editors to another address than that of this site.',
      hint: 'Set TASKTYPES_SITE and TASKTYPES_BASE to where the site is served, build it again and publish the whole folder.',
      detail: `${shown(strays[0], 200)} does not lie below ${site}`,
    },
  ];
}

function aboutData(target: Target, data: Readonly<Record<string, unknown>>, address: string): readonly Finding[] {
  const { face, identity } = target;
  if (face === 'catalog.json') return aboutCatalogue(data, address);
  if (face === 'planner.openapi.json' && typeof data['openapi'] !== 'string')
    return contentFault('It is no description in OpenAPI.');
  if (identity?.member === undefined) return [];
  const { member, uri } = identity;
  const named = data[member];
  if (named === undefined) return identifierFault(`\`${member}\` is missing.`, `${uri} is expected`);
  if (named === uri) return [];
  return identifierFault(`\`${member}\` is not what index.json says.`, `${shown(named, 200)} instead of ${uri}`);
}

function aboutContent(target: Target, { hops, text }: Visit): readonly Finding[] {
  const { face, identity } = target;
  if (face === undefined)
    return identity === undefined || text.includes(asShown(identity.uri))
      ? []
      : identifierFault('The page does not name the URI of its type.', `${identity.uri} is expected`);
  if (text.trim() === '') return contentFault('The file is empty.');
  if (/^\s*<(!doctype html|html)[\s>]/i.test(text)) return contentFault('A web page stands in the place of the file.');
  if (!/\.json(ld)?$/.test(face)) return [];
  const data = parsed(text);
  return isObject(data)
    ? aboutData(target, data, hops.at(-1)?.address ?? target.address)
    : contentFault('It is no JSON.');
}

/**
 * Says what is wrong with what an address answered.
 *
 * @param target What was expected.
 * @param visit What came.
 * @returns The findings; none where all is fine. Where nothing came, that is the only one.
 */
export function findingsOf(target: Target, visit: Visit): readonly Finding[] {
  const status = visit.hops.at(-1)?.status;
  if (visit.failure !== undefined)
    return [
      {
        kind: 'unreachable',
        severity: 'fault',
        message: visit.failure,
        hint: 'Open the address in a browser, and look at the settings of the host.',
      },
    ];
  if (status !== 200)
    return [
      {
        kind: 'status',
        severity: 'fault',
        message: `The status is ${String(status)}; 200 is expected.`,
        hint: again,
      },
    ];
  const content = aboutContent(target, visit);
  // Of what is not the file at all, the media type is no matter.
  const mediaType = content.some(({ kind }) => kind === 'content') ? [] : aboutMediaType(target, visit);
  return [...content, ...mediaType, ...aboutOrigin(visit)];
}
