import { messageFile } from '../registry/catalogue.ts';
import { pathOf } from '../registry/uri.ts';
import { infoMember, type Spec } from '../spec/spec.ts';
import { fileLink } from './addresses.ts';

/** A file beside the page. */
export interface FileLink {
  readonly file: string;
  readonly link: string;
  readonly mediaType: string;
  readonly what: string;
}

/**
 * Lists the files that stand beside the page of a version.
 *
 * @param spec The version.
 * @returns The files, each with its media type and what it holds.
 */
export function filesOf(spec: Spec): readonly FileLink[] {
  const whole = spec.kind === 'tasktype' ? 'task' : 'interface';
  const files: readonly (readonly [file: string, mediaType: string, what: string])[] = [
    ['schema.json', 'application/schema+json', `JSON Schema of the ${infoMember(spec.kind)}`],
    [messageFile(spec.kind), 'application/schema+json', `JSON Schema of the whole ${whole}, as it stands in a message`],
    ['types.d.ts', 'text/plain', 'TypeScript types'],
    ['types.txt', 'text/plain', 'the same types, for hosts that serve .d.ts as a video'],
    ['validate.js', 'text/javascript', `validator of the ${infoMember(spec.kind)}, an ES module without imports`],
    ['source.md', 'text/markdown', 'the document this page is made from'],
    ['spec.json', 'application/json', 'facts, links, examples and versions as data'],
    ['spec.jsonld', 'application/ld+json', 'description as a SKOS concept'],
  ];
  return files.map(([file, mediaType, what]) => ({ file, link: fileLink(`${pathOf(spec)}/${file}`), mediaType, what }));
}
