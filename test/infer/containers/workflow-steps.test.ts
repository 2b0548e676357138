import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imageSteps } from '../../../src/infer/containers/workflow-steps.ts';

describe('a GitHub workflow', () => {
  it('tells which images its steps name, from which files, and whether they push', () => {
    const text = `
jobs:
  a:
    steps:
    - name: Build
      with:
        push: false
        tags: jdoe/a, jdoe/b
      uses: docker/build-push-action@v6
    - uses: actions/checkout@v5
      with: {push: true}
    - uses: docker/build-push-action@v1
      with:
        repository: jdoe/c
        tags: latest
    - id: meta
      uses: 'docker/metadata-action@v5'
      with:
        images: |
          # ours
          name=jdoe/d
          ghcr.io/jdoe/d
    # - uses: docker/build-push-action@v6
`;
    expect(imageSteps(text)).toEqual([
      {
        id: '',
        names: [
          { text: 'jdoe/a', line: 8 },
          { text: 'jdoe/b', line: 8 },
        ],
        tagsVary: false,
        pushes: false,
      },
      { id: '', names: [{ text: 'jdoe/c', line: 14 }], tagsVary: true, pushes: true },
      {
        id: 'meta',
        names: [
          { text: 'jdoe/d', line: 21 },
          { text: 'ghcr.io/jdoe/d', line: 22 },
        ],
        tagsVary: true,
        pushes: false,
      },
    ]);
  });

  it('is read whatever stands in it', () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom('- uses: docker/build-push-action@v6', '  tags: |', '    a', '- id: x', '  images:', '  - a'),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        imageSteps(lines.join('\n'));
      }),
    );
  });
});
