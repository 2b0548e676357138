/**
 * The two settings that are never mixed: `identifiers`, the permanent base of every type's URI, and `site` with `base`,
 * where the pages are served today. Changing the second changes no identifier and no digest.
 */

/** The permanent base of every type URI, `$id`, generated literal and metadata block; no trailing slash. */
export const identifiers = 'https://w3id.org/execution-planner';

/** Whether that base leads to the pages already; until it is registered, whoever is sent there is told another way too. */
export const identifiersLead = false as boolean;

/** Bases this registry used in the past; under each of them every type is found as an exact alias. */
export const formerIdentifiers: readonly string[] = [];

const environment = (globalThis as { process?: { env?: Record<string, string | undefined> } }).process?.env ?? {};

/** The origin that serves the pages today; set `TASKTYPES_SITE` when building for another one. */
export const site = environment['TASKTYPES_SITE'] ?? 'http://127.0.0.1:4321';

/** The path under which the pages are served, with a leading slash and without a trailing one unless it is `/`; set `TASKTYPES_BASE`. */
export const base = environment['TASKTYPES_BASE'] ?? '/';
