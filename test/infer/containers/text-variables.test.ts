import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unknownPart } from '../../../src/infer/containers/image-names.ts';
import { logicalLines } from '../../../src/infer/containers/shell-words.ts';
import { fillIn, variablesIn } from '../../../src/infer/containers/text-variables.ts';

function filled(text: string, line: string, known: ReadonlyMap<string, string> = new Map()): string {
  return fillIn(line, variablesIn(logicalLines(text), known));
}

describe('the variables of a text', () => {
  it.each([
    ['IMAGE: jdoe/survey # ours', '$IMAGE:1', 'jdoe/survey:1'],
    ['export IMAGE="jdoe/survey"', '${IMAGE}', 'jdoe/survey'],
    ['OWNER := jdoe\nIMAGE ?= $(OWNER)/survey', '$(IMAGE)', 'jdoe/survey'],
    ['  IMAGE: jdoe/survey', '${{ env.IMAGE }}', 'jdoe/survey'],
    ['image := "jdoe/survey"', '{{image}}', 'jdoe/survey'],
    ['', '${TAG:-latest}', 'latest'],
    ['', '$TAG', unknownPart],
    ['', '$(git describe --tags)', unknownPart],
    ['', '`git describe`', unknownPart],
    ['A=1\nA=2', '$A', unknownPart],
    ['A=$B\nB=$A', '$A', unknownPart],
    ['CI_REGISTRY=elsewhere', '$CI_REGISTRY', 'elsewhere'],
  ])('%s', (text, line, value) => {
    expect(filled(text, line)).toBe(value);
  });

  it('begin with what is known from elsewhere', () => {
    expect(filled('', '$CI_REGISTRY', new Map([['CI_REGISTRY', 'registry.gitlab.com']]))).toBe('registry.gitlab.com');
  });

  it('stay small when each holds another many times', () => {
    const text = Array.from({ length: 40 }, (_, index) => `A${index}=${`$A${index + 1}`.repeat(50)}`).join('\n');
    expect(filled(`${text}\nA40=0123456789`, '$A0').length).toBeLessThan(100);
  });

  it('are read whatever stands there', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom('$', '${', '}', '$(', ')', '{{', '}}', '${{', '`', 'A=', '\n', '\\\n'),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        filled(text, text);
      }),
    );
  });
});
