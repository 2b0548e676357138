import {
  registerSchema,
  setShouldValidateFormat,
  unregisterSchema,
  validate,
} from '@hyperjump/json-schema/draft-2020-12';
// The module has no declarations, and its effect alone is wanted.
import '@hyperjump/json-schema/formats-lite';
import { describe, expect, it } from 'vitest';
import { publishedSchema } from '../../src/registry/message-schema.ts';
import { createChecker } from '../../src/spec/checker.ts';
import { openOwnDocuments } from '../documents.ts';

const registry = await openOwnDocuments();
setShouldValidateFormat(true);

describe('a second engine', () => {
  it.each(registry.specs.map((spec) => [spec.path, spec] as const))(
    'gives the verdict of the shipped validator on every example of %s',
    async (_, spec) => {
      const checker = createChecker(registry.schemaOf(spec));
      const { $id, ...schema } = publishedSchema(registry, spec);
      const uri = String($id);
      registerSchema(schema as Parameters<typeof registerSchema>[0], uri);
      const isValid = await validate(uri);
      for (const example of spec.examples) {
        const { valid } = isValid(example.value as Parameters<typeof isValid>[0]);
        expect([valid, checker(example.value)], `line ${example.line}`).toEqual(
          example.verdict === 'accepted' ? [true, true] : [false, false],
        );
      }
      unregisterSchema(uri);
    },
  );
});
