import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validate } from '../../src/index.ts';
import { taskLabel } from '../../src/metadata/own-names.ts';
import { uris } from './tasktypes.ts';

/** Each carrier of tasks with a hole where anything may stand. */
const holes: Readonly<Record<string, (anything: unknown) => unknown>> = {
  'an RO-Crate with an entity': (hole) => ({
    '@context': 'https://w3id.org/ro/crate/1.1/context',
    '@graph': [hole, { '@id': '#a', additionalType: uris['oci-container'], additionalProperty: hole }],
  }),
  'an RO-Crate with the value of a field': (hole) => ({
    '@context': 'https://w3id.org/ro/crate/1.1/context',
    '@graph': [
      { '@id': '#a', additionalType: uris['oci-container'], additionalProperty: { '@id': '#b' } },
      { '@id': '#b', propertyID: 'image', value: hole },
    ],
  }),
  'an RO-Crate that is anything': (hole) => ({ '@context': 'https://w3id.org/ro/crate/1.1/context', '@graph': hole }),
  'an image with a label': (hole) => [{ Id: '1', Config: { Labels: { [taskLabel]: hole } } }],
  'an image with a text as label': (hole) => ({ [taskLabel]: JSON.stringify(hole) }),
  'an image with labels': (hole) => ({ schemaVersion: 2, manifests: hole, annotations: hole, config: hole }),
  'a notebook with tasks': (hole) => ({ nbformat: 4, cells: [], metadata: { 'execution-planner': { tasks: hole } } }),
  'a notebook with metadata': (hole) => ({ nbformat: 3, worksheets: [], metadata: hole }),
};

describe('a file of a known carrier', () => {
  it.each(Object.entries(holes))(
    'has a report with places, and is valid only with a task, whatever stands in %s',
    async (_, write) => {
      await fc.assert(
        fc.asyncProperty(fc.jsonValue(), async (anything) => {
          const report = await validate(JSON.stringify(write(anything)));
          // What is drawn by chance is hardly ever a reference of an image; where it is, the task is right.
          if (report.verdict === 'valid') expect(report.tasks.map(({ verdict }) => verdict)).toEqual(['valid']);
          for (const { line } of [...report.problems, ...report.tasks]) expect(line).toBeGreaterThan(0);
        }),
        { numRuns: 100 },
      );
    },
  );
});
