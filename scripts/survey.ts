// Reads the real codemeta.json files in ../shared/samples/ossr, with the fixtures that stand for the rest of their
// repositories, and writes what they give of each tasktype's needs to src/infer/surveyed.ts.
import { writeFileSync } from 'node:fs';
import { surveySamples, surveyModule } from '../test/infer/survey-samples.ts';

writeFileSync(new URL('../src/infer/surveyed.ts', import.meta.url), await surveyModule(await surveySamples()));
