import generated from '../../generated/openapi.json' with { type: 'json' };
import { absolute, fileLink } from '../addresses.ts';
import type { OpenApi } from './openapi.ts';
import { describedAs, operationsOf, type ApiOperation } from './operations.ts';
import { schemasOf, type ApiSchema } from './schemas.ts';

/** What the page of the API tells. */
export interface ApiReference {
  /** What the API is, as HTML. */
  readonly description: string;
  readonly operations: readonly ApiOperation[];
  readonly schemas: readonly ApiSchema[];
}

/** Where a server answers that was started on this machine, unless it is told otherwise. */
const here = 'http://127.0.0.1:4321';

const document = generated as unknown as OpenApi;

/**
 * Reads what the page of the API tells.
 *
 * @param described The description of the API.
 * @returns What it says, with commands for the address at which the site is served.
 * @throws {Error} When a reference in it leads nowhere.
 */
export function apiReference(described: OpenApi = document): ApiReference {
  const server = (absolute(fileLink('/')) ?? here).replace(/\/$/, '');
  return {
    description: describedAs(described.info.description, 'about'),
    operations: operationsOf(described, server),
    schemas: schemasOf(described),
  };
}
