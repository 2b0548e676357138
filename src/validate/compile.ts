import type { OpenRegistry } from '../registry/open.ts';
import type { Spec } from '../spec/spec.ts';
import { createValidators, type Validators } from './validator.ts';

/**
 * Makes validators for an opened registry.
 *
 * @param registry The opened registry; its documents must have passed the lint.
 * @returns The validators.
 */
export function compileValidators(registry: OpenRegistry): Validators {
  return createValidators((entry) => registry.schemaOf(entry as Spec));
}
