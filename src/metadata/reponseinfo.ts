import { joinPointer } from '../spec/place.ts';
import { problem, type Problem } from '../spec/problem.ts';
import { reponseInfo } from '../spec/reponse-word.ts';
import { createTally, type Tally } from '../spec/tally.ts';
import { shown } from '../spec/words.ts';
import { child, isLocatedNode, type Located, type Node } from './json-ld.ts';

/**
 * Lists the items of a list.
 *
 * @param list The list.
 * @param values Its value.
 * @returns Each item with its place.
 */
export function items(list: Located, values: readonly unknown[]): readonly Located[] {
  return values.map((value, index) => ({ value, pointer: joinPointer(list.pointer, index) }));
}

/** What a member has to be. */
interface Form {
  readonly holds: (value: unknown) => boolean;
  readonly what: string;
}

const sentence: Form = {
  holds: (value) => typeof value === 'string' && value !== '',
  what: 'a text that is not empty',
};
const text: Form = { holds: (value) => typeof value === 'string', what: 'a text' };
/** RFC 9110, section 15: three digits, of which the first is 1 to 5. */
const status: Form = {
  holds: (value) => Number.isInteger(value) && Number(value) >= 100 && Number(value) <= 599,
  what: 'a whole number from 100 to 599, a status code of HTTP,',
};

/** What the items of a list say. */
interface Kind {
  readonly name: 'reason' | 'condition';
  readonly list: 'reasons' | 'conditions';
  readonly required: readonly string[];
  readonly forms: Readonly<Record<string, Form>>;
  readonly example: string;
}

const kinds: readonly Kind[] = [
  {
    name: 'reason',
    list: 'reasons',
    required: ['text'],
    forms: { text: sentence, path: text, rule: text, httpcode: status },
    example: '{"text": "<why>"}',
  },
  {
    name: 'condition',
    list: 'conditions',
    required: ['path', 'text'],
    forms: { path: text, text: sentence },
    example: '{"path": "/taskinfo/<field>", "text": "<what it depends on>"}',
  },
];

const fault = (message: string, hint: string, pointer: string): Problem =>
  problem('reponseinfo-is-readable', { message, hint, pointer });

function judgeItem(item: Located, { name, required, forms, example }: Kind, tally: Tally): void {
  if (!isLocatedNode(item)) {
    tally.add(() =>
      fault(`The ${name} is ${shown(item.value)}; an object is expected.`, `Write ${example}.`, item.pointer),
    );
    return;
  }
  for (const [member, { holds, what }] of Object.entries(forms)) {
    const written = child(item, member);
    if (written === undefined && required.includes(member))
      tally.add(() => fault(`The ${name} has no \`${member}\`.`, `Write ${example}.`, item.pointer));
    if (written !== undefined && !holds(written.value))
      tally.add(() =>
        fault(
          `The \`${member}\` of the ${name} is ${shown(written.value)}; ${what} is expected.`,
          required.includes(member) ? `Write ${example}.` : 'Correct it, or leave it out.',
          written.pointer,
        ),
      );
  }
}

function judgeList(info: Located<Node>, kind: Kind, tally: Tally): void {
  const list = child(info, kind.list);
  if (list === undefined || list.value === null) return;
  if (Array.isArray(list.value)) for (const item of items(list, list.value)) judgeItem(item, kind, tally);
  else
    tally.add(() =>
      fault(
        `\`${kind.list}\` is no list.`,
        `Put square brackets around it: "${kind.list}": [${kind.example}].`,
        list.pointer,
      ),
    );
}

/**
 * Judges the reasons and conditions that a reply gives under `reponseinfo`; other members of it are left alone, and null
 * is read as absent.
 *
 * @param reply The reply.
 * @returns A problem for each that a client could not read.
 */
export function judgeReponseinfo(reply: Located<Node>): readonly Problem[] {
  const info = child(reply, reponseInfo);
  if (info === undefined || info.value === null) return [];
  if (!isLocatedNode(info))
    return [
      fault(
        `\`reponseinfo\` is ${shown(info.value)}; an object is expected.`,
        'Write {"reasons": [{"text": "<why>"}]}, or leave it out.',
        info.pointer,
      ),
    ];
  const tally = createTally();
  for (const kind of kinds) judgeList(info, kind, tally);
  return tally.problems();
}
