import { asking, type Fault } from '../spec/change.ts';
import { problem, type Problem } from '../spec/problem.ts';
import { readWord, reponseWord, responseWord, type Word } from '../spec/reponse-word.ts';
import { shown } from '../spec/words.ts';
import type { Declarations } from './declarations.ts';
import { child, isLocatedNode, type Located, type Node } from './json-ld.ts';
import { readMessage, type Reading } from './message.ts';
import { items, judgeReponseinfo } from './reponseinfo.ts';

interface ReadWord {
  readonly word?: Word;
  readonly problems: readonly Problem[];
}

function misspelled(corrected: Located, isSaidTwice: boolean): Fault {
  const fault = problem('reponseword-is-spelled-as-published', {
    severity: 'warning',
    message: 'The reply says `responseword`; the published spelling is `reponseword`.',
    hint: isSaidTwice
      ? 'Remove `responseword`; `reponseword` says the same.'
      : 'Write `reponseword`, without the first s: clients look for exactly this key.',
    pointer: corrected.pointer,
  });
  return asking(fault, isSaidTwice ? undefined : { rename: responseWord, as: reponseWord });
}

function contradictory(published: Located, corrected: Located): Problem {
  return problem('reponseword-is-yes-or-no', {
    message: `The reply says ${shown(published.value)} at ${published.pointer} and ${shown(corrected.value)} at ${corrected.pointer}.`,
    hint: 'Remove `responseword`, and let `reponseword` say what is meant.',
    pointer: corrected.pointer,
  });
}

function wordOf(reply: Located<Node>): ReadWord {
  const published = child(reply, reponseWord);
  const corrected = child(reply, responseWord);
  const said = published ?? corrected;
  const word = said && readWord(said.value);
  if (published !== undefined && corrected !== undefined && word !== readWord(corrected.value))
    return { problems: [contradictory(published, corrected)] };
  const spelling = corrected === undefined ? [] : [misspelled(corrected, published !== undefined)];
  if (word !== undefined) return { word, problems: spelling };
  const unclear = problem('reponseword-is-yes-or-no', {
    message: said === undefined ? 'The reply has no `reponseword`.' : 'The reply says neither YES nor NO.',
    hint: 'Write "reponseword": "YES" with the interfaces that are offered, or "reponseword": "NO".',
    pointer: said?.pointer ?? reply.pointer,
  });
  return { problems: [...spelling, unclear] };
}

function readInterface(offered: Located): Reading {
  if (isLocatedNode(offered)) return readMessage(offered, 'servicetype');
  const unnamed = problem('servicetype-is-present', {
    message: 'The interface is no object, so it names no servicetype.',
    hint: 'Write {"servicetype": "<URI>", "serviceinfo": {…}}.',
    pointer: offered.pointer,
  });
  return { declared: [], problems: [unnamed] };
}

function readList(interfaces: Located): readonly Reading[] {
  if (interfaces.value === null) return [];
  if (Array.isArray(interfaces.value)) return items(interfaces, interfaces.value).map(readInterface);
  const unlisted = problem('yes-offers-an-interface', {
    message: '`interfaces` is no list.',
    hint: 'Put square brackets around what is offered: "interfaces": [{"servicetype": "<URI>", "serviceinfo": {…}}].',
    pointer: interfaces.pointer,
  });
  if (!isLocatedNode(interfaces)) return [{ declared: [], problems: [unlisted] }];
  const listed = asking(unlisted, { write: [interfaces.value] });
  return [{ declared: [], problems: [listed] }, readInterface(interfaces)];
}

function readInterfaces(reply: Located<Node>): Reading {
  const isFlat = Object.hasOwn(reply.value, 'servicetype') || Object.hasOwn(reply.value, 'serviceinfo');
  const list = child(reply, 'interfaces');
  const readings = [
    ...(isFlat ? [readMessage(reply, 'servicetype')] : []),
    ...(list === undefined ? [] : readList(list)),
  ];
  return {
    declared: readings.flatMap((reading) => reading.declared),
    problems: readings.flatMap((reading) => reading.problems),
  };
}

function judgeOffer(reply: Located<Node>, word: Word | undefined, offered: Reading): readonly Problem[] {
  const pointer = child(reply, 'interfaces')?.pointer ?? reply.pointer;
  if (word === 'YES' && offered.declared.length === 0 && offered.problems.length === 0) {
    return [
      problem('yes-offers-an-interface', {
        message: 'The reply says YES and offers no interface.',
        hint: 'Add `interfaces`, a list with at least one servicetype and its serviceinfo, or say NO.',
        pointer,
      }),
    ];
  }
  if (word === 'NO' && offered.declared.length > 0) {
    return [
      problem('reponseword-is-yes-or-no', {
        severity: 'warning',
        message: 'The reply says NO and still offers an interface.',
        hint: 'Say YES, or leave the interfaces out.',
        pointer,
      }),
    ];
  }
  return [];
}

/**
 * Reads the reply of an ExecutionPlanner, with its interfaces in a list or a single one written flat.
 *
 * @param value The message; members the standard does not fix, such as `resources`, are left alone.
 * @returns The word it says and the interfaces it offers.
 */
export function declareReply(value: Node): Declarations {
  const reply = { value, pointer: '' };
  const { word, problems } = wordOf(reply);
  const offered = readInterfaces(reply);
  return {
    carrier: 'reply',
    ...(word === undefined ? {} : { word }),
    declared: offered.declared,
    problems: [...problems, ...judgeOffer(reply, word, offered), ...offered.problems, ...judgeReponseinfo(reply)],
  };
}
