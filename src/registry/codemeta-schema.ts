import type { Schema } from '../spec/spec.ts';
import { blockDefinitions } from './block-schema.ts';
import { asFile, namedDefinitions, offeredTypes } from './envelopes.ts';
import type { OpenRegistry } from './open.ts';

/** Terms of CodeMeta that the OSSR's validator or Zenodo make something of, and what. */
const terms: Readonly<Record<string, string>> = {
  name: 'Name of the software; the title of its record on Zenodo.',
  description: 'What the software does, in a few sentences; the description of its record on Zenodo.',
  author: 'Who wrote it; the creators of its record on Zenodo.',
  contributor: 'Who else worked on it.',
  maintainer: 'Who looks after it; the OSSR asks for it.',
  funder: 'Who paid for it; the OSSR asks for it.',
  license: 'The licence, in a form that programs can read, as the OSSR requires.',
  version: 'Version of the software. The OSSR validator warns unless it is a semantic version such as 1.2.0.',
  softwareVersion: 'Version of the software. The OSSR validator warns unless it is a semantic version such as 1.2.0.',
  dateCreated: 'Day on which it was begun: 2021-11-24.',
  dateModified: 'Day of the last change: 2021-11-24.',
  datePublished: 'Day of publication; the publication date of its record on Zenodo.',
  identifier: 'An identifier of the software, for example its DOI.',
  codeRepository: 'Address of the source repository; a related identifier of its record on Zenodo.',
  issueTracker: 'Address at which faults are reported; the OSSR asks for it.',
  readme: 'Address of the README; the OSSR asks for it.',
  downloadUrl: 'Address to download it from. CodeMeta reads it as an address; it is no task.',
  buildInstructions: 'Address of what builds it, for example of its Dockerfile.',
  programmingLanguage: 'The language or languages it is written in.',
  operatingSystem: 'Operating systems it runs on, as free text.',
  runtimePlatform:
    'What it runs in, as free text: Docker, Python, ROOT. What a planner needs stands under targetProduct.',
  softwareRequirements:
    'Software it needs. CodeMeta reads each as an address, so "Python 3.8" does not say what it seems to.',
  applicationCategory: 'A category of software. CodeMeta reads it as an address.',
  developmentStatus: 'Where it stands, for example active; see repostatus.org.',
  referencePublication: 'The publication to cite with it.',
};

const keywordText =
  'Words by which the record is found: the only part of this file about tasks that Zenodo keeps. Add the URI of each tasktype declared under targetProduct. The OSSR asks for a project and a domain; ESAP looks for jupyter-notebook.';

/**
 * Makes a schema of a CodeMeta file that carries tasks, for editors: what `codemeta.json` serves. It completes and checks
 * the block that the validator proposes, and refuses nothing that the validator lets pass.
 *
 * @param registry The registry; its documents must have passed the lint.
 * @returns A self-contained schema.
 */
export function codemetaSchema(registry: OpenRegistry): Schema {
  const types = namedDefinitions(registry, ['tasktype']);
  const uris = offeredTypes(registry, 'tasktype').map(({ uri }) => uri);
  const entries = { allOf: [{ $ref: '#/$defs/entry' }], items: { $ref: '#/$defs/entry' } };
  const described = Object.entries(terms).map(([name, description]) => [name, { description }] as const);
  const codemeta = {
    title: 'CodeMeta with tasks',
    description:
      'A CodeMeta file. What it says beside its tasks is left alone; a task is checked where it stands under targetProduct in the form that the validator proposes. What this schema does not see, the validator does. errorMessage in it is what editors show; a strict ajv takes it with the package ajv-errors.',
    type: 'object',
    properties: {
      '@context': {
        description: 'The vocabulary of the file. The OSSR validator takes one address, and no list.',
        examples: ['https://doi.org/10.5063/schema/codemeta-2.0'],
      },
      '@type': {
        description: 'SoftwareSourceCode; the OSSR validator takes nothing else.',
        examples: ['SoftwareSourceCode'],
      },
      ...Object.fromEntries(described),
      keywords: { description: keywordText, items: { examples: uris } },
      targetProduct: {
        description: 'What is made from the source: one entry for each thing that can be run.',
        ...entries,
      },
      isSourceCodeOf: { description: 'The same as targetProduct, which every CodeMeta since 2.0 knows.', ...entries },
    },
  };
  const definitions = { ...blockDefinitions(registry, types), ...types.definitions };
  return asFile(registry, 'codemeta.json', codemeta, definitions);
}
