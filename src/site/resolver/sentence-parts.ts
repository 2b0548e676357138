import { toRead, type Advice } from '../../registry/advice.ts';
import type { Registry } from '../../registry/registry.ts';
import { toSoftware } from '../../registry/software-places.ts';
import { toList } from '../../registry/unknown.ts';
import { outwardLink } from '../addresses.ts';

/** A piece of a sentence on a page. */
export interface SentencePart {
  readonly text: string;
  /** Where it leads. */
  readonly link?: string;
  readonly isCode?: true;
}

/** Pages of this site that sentences lead to. */
export interface AdvicePages {
  /** Links to the pages of types, by canonical URI. */
  readonly pages: Readonly<Record<string, string>>;
  /** Link to the page that lists every exact string. */
  readonly list: string;
  /** Link to the page that checks metadata, those of a record too. */
  readonly validate: string;
  /** Link to the page that reads a repository. */
  readonly suggest: string;
}

/** Cuts a sentence of some advice into text, links and code. */
export type CutSentence = (sentence: string, advice: Advice) => readonly SentencePart[];

const telling = /`[^`]{1,300}`|https?:\/\/[^\s"'<>()]{1,2048}/g;
const subjects = ['what its message holds', 'why'] as const;

/** What to do with software, for which pages of this site need no command. */
function softwareHere(
  sentence: string,
  { address = '' }: Advice,
  to: AdvicePages,
): readonly SentencePart[] | undefined {
  const reading = { text: 'Read its metadata', link: `${to.validate}#record=${encodeURIComponent(address)}` };
  if (sentence === toSoftware.record)
    return [reading, { text: ' to see which tasks the software there declares; your browser asks Zenodo for it.' }];
  if (sentence === toSoftware.doi)
    return [
      { text: 'If it leads to software, download its metadata file and ' },
      { text: 'check it', link: to.validate },
      { text: ' to see which tasks it declares.' },
    ];
  if (sentence !== toSoftware.repository) return undefined;
  return [
    { text: 'To see which tasks it can declare, ' },
    { text: 'drop its folder, or a zip of it,', link: to.suggest },
    { text: ' on the page that reads repositories.' },
  ];
}

/** Sentences that name a command are said with links here, where the page of the type is at hand. */
function sentencesHere(registry: Registry, { pages, list }: AdvicePages): ReadonlyMap<string, readonly SentencePart[]> {
  const here = new Map<string, readonly SentencePart[]>([
    [
      toList(registry),
      [{ text: 'Look through ' }, { text: 'all URIs and words that are known', link: list }, { text: '.' }],
    ],
  ]);
  for (const type of registry.types) {
    const link = pages[type.uri];
    if (link === undefined) continue;
    for (const what of subjects)
      here.set(toRead(type, what), [
        { text: 'The page of ' },
        { text: type.current.title, link },
        { text: ` tells ${what}.` },
      ]);
  }
  return here;
}

function partOf(token: string, pages: AdvicePages['pages'], { address }: Advice): SentencePart {
  if (token.startsWith('`')) return { text: token.slice(1, -1), isCode: true };
  if (Object.hasOwn(pages, token)) return { text: token, isCode: true, link: pages[token] ?? '' };
  const link = token === address ? outwardLink(token) : undefined;
  return link === undefined ? { text: token } : { text: token, link };
}

function cutAtLinks(sentence: string, pages: AdvicePages['pages'], advice: Advice): readonly SentencePart[] {
  const parts: SentencePart[] = [];
  let end = 0;
  for (const { 0: match, index } of sentence.matchAll(telling)) {
    const token = match.startsWith('`') ? match : match.replace(/[.,;:!?]$/, '');
    parts.push({ text: sentence.slice(end, index) }, partOf(token, pages, advice));
    end = index + token.length;
  }
  return [...parts, { text: sentence.slice(end) }].filter(({ text }) => text !== '');
}

/**
 * Makes a function that says the sentences of advice as a page does: with links to the pages of types, and without
 * commands that a link makes needless.
 *
 * @param registry The registry that gave the advice.
 * @param to Where links lead.
 * @returns The function.
 */
export function createSentenceCutter(registry: Registry, to: AdvicePages): CutSentence {
  let here: ReadonlyMap<string, readonly SentencePart[]> | undefined;
  return (sentence, advice) => {
    here ??= sentencesHere(registry, to);
    const said = here.get(sentence) ?? softwareHere(sentence, advice, to);
    if (said !== undefined) return said;
    const { command } = advice;
    const at = command === undefined ? -1 : sentence.indexOf(command);
    if (command === undefined || at < 0) return cutAtLinks(sentence, to.pages, advice);
    return [
      { text: sentence.slice(0, at) },
      { text: command, isCode: true },
      { text: sentence.slice(at + command.length) },
    ];
  };
}
