import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { withShared } from '../shared.ts';
import { surveyModule, surveySamples } from './survey-samples.ts';

describe('the survey of real metadata', () => {
  withShared('the real codemeta.json files', () => {
    it('says what the files say today; `node scripts/survey.ts` writes it anew', async () => {
      const written = readFileSync(new URL('../../src/infer/surveyed.ts', import.meta.url), 'utf8');
      expect(written).toBe(await surveyModule(await surveySamples()));
    });
  });
});
