import type { OpenRegistry } from '../registry/open.ts';
import { infoMember, type AcceptedExample, type Spec } from '../spec/spec.ts';
import { exampleLinks, type ExampleLink } from './example-notes.ts';

/** The smallest message of a type that is right. */
export interface FirstMessage {
  /** Name of the example that it carries. */
  readonly name: string;
  /** The whole message as JSON. */
  readonly text: string;
  readonly links: readonly ExampleLink[];
}

/** As the author laid the example out, where that is JSON. */
function inMessage({ language, text, value }: AcceptedExample): string {
  const json = language === 'json' ? text.trimEnd() : JSON.stringify(value, undefined, 2);
  return json.replaceAll('\n', '\n  ');
}

/**
 * Writes the smallest accepted example of a document as the message that stands in a log.
 *
 * @param registry The registry.
 * @param spec The document.
 * @param uri Canonical URI of its type.
 * @returns The message; `undefined` where no example is accepted.
 */
export function firstMessage(registry: OpenRegistry, spec: Spec, uri: string): FirstMessage | undefined {
  const { kind, name, major, examples } = spec;
  const sized = examples.flatMap((example, index) =>
    example.verdict === 'accepted' ? [{ example, index, size: JSON.stringify(example.value).length }] : [],
  );
  const [first] = sized;
  if (first === undefined) return undefined;
  const { example, index } = sized.reduce((best, one) => (one.size < best.size ? one : best), first);
  const member = JSON.stringify(infoMember(kind));
  return {
    name: example.name,
    text: `{\n  "${kind}": ${JSON.stringify(uri)},\n  ${member}: ${inMessage(example)}\n}`,
    links: exampleLinks(spec, index, registry.named(kind, name, major)?.current === spec),
  };
}
