import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import type { OpenRegistry } from '../../../src/registry/open.ts';
import { infoMember } from '../../../src/spec/spec.ts';
import { sharedIsHere, sharedPath } from '../../shared.ts';

/** A text to be checked, and the name of its file where that matters. */
export interface Input {
  readonly what: string;
  readonly text: string;
  readonly name?: string;
}

const fixtures = fileURLToPath(new URL('../../fixtures/', import.meta.url));
const largest = 300_000;

function textsIn(folder: string, form: RegExp): readonly Input[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => form.test(path) && statSync(folder + path).isFile() && statSync(folder + path).size < largest)
    .map((path) => ({ what: path, name: path.replaceAll('\\', '/'), text: readFileSync(folder + path, 'utf8') }));
}

function messagesOf(registry: OpenRegistry): readonly Input[] {
  return registry.types.flatMap(({ kind, uri, current }) =>
    current.examples.flatMap(({ value, line }) => {
      const message = { [kind]: uri, [infoMember(kind)]: value };
      const what = `${current.path}:${String(line)}`;
      return [
        { what, text: JSON.stringify(message, undefined, 2) },
        { what: `${what} as a reply`, text: JSON.stringify({ reponseword: 'YES', interfaces: [message] }) },
        { what: `${what} in YAML`, name: 'task.yaml', text: stringify(message) },
      ];
    }),
  );
}

const mistakes: readonly Input[] = [
  { what: 'nothing', text: '' },
  { what: 'prose', text: 'I want to run a container.' },
  { what: 'a list', text: '[1, 2]' },
  { what: 'half a text', text: '{"tasktype": "https://exa' },
  { what: 'single quotes', text: "{'tasktype': 'oci-container', 'taskinfo': {'image': 'a/b:1',}}" },
  { what: 'an unknown type', text: '{"tasktype": "https://example.org/t", "taskinfo": {}}' },
  { what: 'a near name', text: '{"tasktype": "oci-contaner", "taskinfo": {"imge": "a"}}' },
  { what: 'a list for a taskinfo', text: '{"tasktype": "oci-container", "taskinfo": [1]}' },
  { what: 'keys that do harm', text: '{"tasktype": "oci-container", "taskinfo": {"__proto__": {}, "constructor": 1}}' },
  { what: 'half of a pair', text: '{"tasktype": "\\ud800", "taskinfo": {}}' },
  { what: 'a long number', text: '{"tasktype": "oci-container", "taskinfo": {"image": 12345678901234567890}}' },
  { what: 'a bidirectional sign', text: '{"tasktype": "\u202eoci", "taskinfo": {"a\u0000b": 1}}' },
];

/**
 * Lists texts to be checked: every example of every document as a whole message, every file that stands among the
 * fixtures, the files of real projects, and mistakes.
 *
 * @param registry The documents.
 * @returns The texts.
 */
export function examplesOfInput(registry: OpenRegistry): readonly Input[] {
  const form = /\.(?:json|jsonld|ya?ml|cff|toml|txt|md)$/;
  return [
    ...messagesOf(registry),
    ...textsIn(fixtures, form),
    ...(sharedIsHere ? textsIn(sharedPath('samples/ossr/'), /\.codemeta\.json$/) : []),
    ...mistakes,
  ];
}
