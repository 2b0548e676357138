import { readdirSync, readFileSync } from 'node:fs';
import type { Node } from '../../src/metadata/json-ld.ts';
import { sharedIsHere, sharedPath } from '../shared.ts';

/** A codemeta.json of a real project. */
export interface Sample {
  readonly name: string;
  readonly codemeta: Node;
}

const folder = sharedPath('samples/ossr/');
const ending = '.codemeta.json';

/** The sixteen files of the OSSR's projects; none where the samples are not here. */
export const samples: readonly Sample[] = !sharedIsHere
  ? []
  : readdirSync(folder)
      .filter((file) => file.endsWith(ending))
      .map((file) => ({
        name: file.slice(0, -ending.length),
        codemeta: JSON.parse(readFileSync(folder + file, 'utf8')) as Node,
      }));
