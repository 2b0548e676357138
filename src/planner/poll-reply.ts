import { decodeText } from '../metadata/decode.ts';
import { readJson } from '../metadata/json.ts';
import type { Problem } from '../spec/problem.ts';
import { shown } from '../spec/words.ts';
import { NoAnswer } from './poll-failure.ts';
import type { Received } from './poll-exchange.ts';
import { readReply, type ReadReply } from './read-reply.ts';

/** Levels of objects and lists of a reply; a real one has about six. */
const maxDepth = 64;
/** UTF-16 code units: YAML takes long to read, and what asks many planners must not stand still for one of them. */
const maxYamlLength = 64 * 1024;
/** A platform has a handful; each is looked up. */
const maxInterfaces = 100;

const yamlType = /^(?:application|text)\/(?:(?:x-)?yaml|[a-z0-9.-]{1,100}\+yaml)$/;
/** Without a type, JSON is what a planner sends. */
const jsonType = /^(?:|(?:application|text)\/(?:json|[a-z0-9.-]{1,100}\+json))$/;

function malformed(problems: readonly Problem[]): NoAnswer {
  const [first] = problems;
  const place = first?.line === undefined ? '' : ` at line ${first.line}, column ${first.column ?? 1}`;
  return new NoAnswer('malformed', `The reply cannot be read${place}: ${first?.message ?? 'it is broken.'}`);
}

async function valueOf({ mediaType, bytes }: Received): Promise<unknown> {
  const isYaml = yamlType.test(mediaType);
  if (!isYaml && !jsonType.test(mediaType))
    throw new NoAnswer(
      'media-type',
      `The reply is ${shown(mediaType)}, and neither JSON nor YAML. Check whether the address is that of a planner.`,
    );
  const text = decodeText(bytes);
  if (typeof text !== 'string') throw malformed(text.problems);
  const { readYaml } = isYaml ? await import('../spec/yaml.ts') : {};
  const read = readYaml === undefined ? readJson(text, { maxDepth }) : readYaml(text, { maxLength: maxYamlLength });
  if (!('value' in read)) throw malformed(read.problems);
  return read.value;
}

/**
 * Reads the reply of a planner.
 *
 * @param received What came back.
 * @returns The reply.
 * @throws {NoAnswer} When it is neither JSON nor YAML, is nested too deep, says neither YES nor NO, or offers too much.
 */
export async function readReceived(received: Received): Promise<ReadReply> {
  const reply = readReply(await valueOf(received));
  if (!('word' in reply)) {
    const [first] = reply.problems;
    throw new NoAnswer('no-word', `The reply says neither YES nor NO: ${first?.message ?? 'it offers nothing.'}`);
  }
  const { length } = reply.interfaces;
  if (length > maxInterfaces)
    throw new NoAnswer(
      'too-large',
      `The reply offers ${length} interfaces; no more than ${maxInterfaces} are looked at.`,
    );
  return reply;
}
