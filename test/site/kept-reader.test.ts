import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/emit/kept.ts';
import { keptReader } from '../../src/site/kept-reader.ts';
import { openSound } from '../../src/site/sound.ts';
import { createReader } from '../../src/spec/read.ts';
import type { Documents } from '../../src/spec/spec.ts';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const path = 'tasktypes/oci-container/1.0.md';
const source = readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');

function keeping(): Store & { readonly size: () => number } {
  const texts = new Map<string, string>();
  return {
    get: (content) => texts.get(content),
    set: (content, made) => void texts.set(content, made),
    size: () => texts.size,
  };
}

describe('a document read before', () => {
  it('is the same as one that is read now, with the places of its parts', () => {
    const kept = keeping();
    keptReader(kept)(path, source);
    const again = keptReader(kept)(path, source);
    const now = createReader()(path, source);
    expect(again.spec).toEqual(now.spec);
    expect(again.placeOf('/taskinfo/properties/image')).toEqual(now.placeOf('/taskinfo/properties/image'));
  });

  it('is read again when it has a problem, so that the problem is told again', () => {
    const kept = keeping();
    const wrong: Documents = { [path]: source.replace('status: experimental', 'status: good') };
    const first = openSound(wrong, undefined, kept).errors;
    expect(first).not.toEqual([]);
    expect(openSound(wrong, undefined, kept).errors).toEqual(first);
  });

  it('has its examples run again when one of them becomes wrong', () => {
    const kept = keeping();
    const alone = source.replace(/^broader:.*\n/m, '');
    expect(openSound({ [path]: alone }, undefined, kept).leftOut).toEqual([]);
    const size = kept.size();
    expect(openSound({ [path]: alone }, undefined, kept).leftOut).toEqual([]);
    expect(kept.size()).toBe(size);
    const worse = alone.replace(/^(```json accepted .*\n\{ )"image"/m, '$1"imag"');
    const { errors } = openSound({ [path]: worse }, undefined, kept);
    expect(errors.map(({ rule }) => rule)).not.toEqual([]);
    expect(openSound({ [path]: worse }, undefined, kept).errors).toEqual(errors);
  });
});
