import { strToU8, zipSync } from 'fflate';
import type { PublishedRecord } from './remote/records-server.ts';

const uri = 'https://w3id.org/execution-planner/tasktypes/oci-container';

function codemeta(image: unknown): string {
  const value = { '@type': 'schema:PropertyValue', 'schema:propertyID': 'image', 'schema:value': image };
  const product = {
    '@type': 'SoftwareApplication',
    'schema:additionalType': { '@id': uri },
    'schema:additionalProperty': [value],
  };
  const context = 'https://doi.org/10.5063/schema/codemeta-2.0';
  const file = { '@context': context, '@type': 'SoftwareSourceCode', keywords: [uri], targetProduct: [product] };
  return JSON.stringify(file, undefined, 2);
}

/** The records of the community that the guide for curators checks. */
export const guideRecords: readonly PublishedRecord[] = [
  {
    id: 1234567,
    title: 'Survey viewer',
    files: { 'codemeta.json': codemeta('registry.survey.example/viewer:2.1'), 'viewer-2.1.zip': 'PK' },
  },
  {
    id: 1234568,
    title: 'Line finder',
    files: { 'finder-1.0.zip': zipSync({ 'finder-1.0/codemeta.json': strToU8(codemeta(['finder:1.0'])) }) },
  },
  { id: 1234569, title: 'Poster about the survey', files: { 'poster.pdf': '%PDF-1.7' } },
];
