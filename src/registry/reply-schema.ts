import { reponseInfo, reponseWord, responseWord } from '../spec/reponse-word.ts';
import type { Schema } from '../spec/spec.ts';
import type { TypeDefinitions } from './bundle.ts';
import { asFile, envelope, namedDefinitions } from './envelopes.ts';
import type { OpenRegistry } from './open.ts';
import { refusedInReplies } from './refusals.ts';

/** Any case is read, as the validator reads it; a pattern has no other way to say so that every language knows. */
const yes = '[Yy][Ee][Ss]';
const no = '[Nn][Oo]';

const text = (description: string): Schema => ({ type: 'string', description });

const reason: Schema = {
  description: 'Why a task is not run here.',
  type: 'object',
  required: ['text'],
  properties: {
    text: { type: 'string', minLength: 1, description: 'The reason in one sentence, for a person.' },
    path: text('JSON Pointer (RFC 6901) to what it is about in the request: /taskinfo/image.'),
    rule: text('Id of the rule that refused the task.'),
    httpcode: {
      type: 'integer',
      minimum: 100,
      maximum: 599,
      description: 'Status code of HTTP that says the same: 403 where the caller is not authorised.',
    },
  },
};

const condition: Schema = {
  description: 'What a YES still depends on.',
  type: 'object',
  required: ['path', 'text'],
  properties: {
    path: text('JSON Pointer (RFC 6901) to what is missing in the request: /taskinfo/image.'),
    text: { type: 'string', minLength: 1, description: 'The condition in one sentence, for a person.' },
  },
};

const infoMembers: Schema = {
  description: 'What else there is to say; spelled like reponseword. Members beside these two are left alone.',
  type: ['object', 'null'],
  properties: {
    reasons: {
      type: ['array', 'null'],
      items: reason,
      description: 'Why the answer is NO.',
    },
    conditions: {
      type: ['array', 'null'],
      items: condition,
      description: 'What a YES still depends on.',
    },
  },
};

/** Both spellings, where both are there, say the same. */
const says = (word: string): Schema => ({
  [reponseWord]: { type: 'string', pattern: `^${word}$` },
  [responseWord]: { type: 'string', pattern: `^${word}$` },
});

const saysYes: Schema = {
  anyOf: [reponseWord, responseWord].map((name) => ({
    required: [name],
    properties: { [name]: { type: 'string', pattern: `^${yes}$` } },
  })),
};

const offers: Schema = {
  anyOf: [
    { required: ['interfaces'], properties: { interfaces: { type: 'array', minItems: 1 } } },
    { required: ['servicetype'] },
  ],
};

const word = { type: 'string', pattern: `^(?:${yes}|${no})$` };

const wordMembers: Schema = {
  [reponseWord]: {
    description:
      'YES or NO. This spelling, without the first s, is the one to write; the case of the letters does not matter.',
    ...word,
    examples: ['YES', 'NO'],
  },
  [responseWord]: {
    description: 'The same word under a corrected spelling, which is read and not to be written.',
    ...word,
  },
};

/**
 * Makes the schema of a reply of an ExecutionPlanner. It accepts what the validator calls valid, in both spellings of the
 * first word and in both shapes of a YES.
 *
 * @param types The schemas of the servicetypes; that of an interface stands beside them, as `Interface`.
 * @param unknownOffer What the description says of a servicetype that is not of the registry.
 * @returns The schema.
 */
export function replyEnvelope({ place }: TypeDefinitions, unknownOffer: string): Schema {
  const offered = { $ref: `${place}Interface` };
  return {
    title: 'Reply',
    description: `What an ExecutionPlanner replies to a task: YES with the interfaces that are offered, or NO. The key reponseword, without its first s, is the published spelling; responseword is read as well. Members beside those named here are left alone, but for those that only a task has. ${unknownOffer}`,
    type: 'object',
    anyOf: [{ required: [reponseWord] }, { required: [responseWord] }],
    properties: {
      ...wordMembers,
      interfaces: { description: 'What is offered, at least one with a YES.', type: ['array', 'null'], items: offered },
      [reponseInfo]: infoMembers,
      servicetype: { description: 'The only interface that is offered may stand in the reply itself, without a list.' },
      serviceinfo: { description: 'Goes with servicetype.' },
    },
    dependentSchemas: { servicetype: offered, serviceinfo: offered, ...refusedInReplies },
    if: saysYes,
    then: { properties: says(yes), ...offers },
    else: { properties: says(no) },
  };
}

/**
 * Makes the schema of an interface that a reply offers.
 *
 * @param registry The registry.
 * @param types The schemas of the servicetypes.
 * @returns The schema; what it refers to are those of the servicetypes.
 */
export function interfaceEnvelope(registry: OpenRegistry, types: TypeDefinitions): Schema {
  const schema = envelope(registry, 'servicetype', types);
  return { title: 'Interface', description: 'One way to have the task run.', ...schema };
}

const refused =
  'A servicetype that this schema refuses is not known to this registry; whether it is right, only its owner knows.';

/**
 * Makes the schema of a reply of an ExecutionPlanner: what `reply.json` serves.
 *
 * @param registry The registry; its documents must have passed the lint.
 * @returns A self-contained schema.
 */
export function replySchema(registry: OpenRegistry): Schema {
  const types = namedDefinitions(registry, ['servicetype']);
  const definitions = { Interface: interfaceEnvelope(registry, types), ...types.definitions };
  return asFile(registry, 'reply.json', replyEnvelope(types, refused), definitions);
}
