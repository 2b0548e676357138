import { describe, expect, it } from 'vitest';
import { registry, validators } from '../../../src/official.ts';
import { pageExamples } from '../../../src/site/validate/examples-for-page.ts';
import { isFinished, keywordsFor } from '../../../src/site/validate/next-steps.ts';
import { spokenVerdict } from '../../../src/site/validate/verdict.ts';
import { validate } from '../../../src/validate/validate.ts';
import { openOwnDocuments } from '../../documents.ts';

const examples = pageExamples(await openOwnDocuments());
const report = (text: string) => validate(text, { registry, validators });
const rosetta = 'https://w3id.org/execution-planner/tasktypes/rosetta-container';
const task = (taskinfo: object, tasktype = rosetta) => JSON.stringify({ tasktype, taskinfo });

describe('the examples of the page', () => {
  it.each([
    [0, 'valid'],
    [1, 'invalid'],
    [2, 'valid'],
    [3, 'valid'],
  ] as const)('hold at %j one that is %s', async (index, verdict) => {
    expect((await report(examples[index]?.text ?? '')).verdict).toBe(verdict);
  });
});

describe('the verdict in words', () => {
  it.each([
    [examples[0]?.text, /^Valid: the task that is declared here is right\./],
    [examples[3]?.text, /^Valid: the one interface of this reply is right\./],
    ['{"reponseword": "NO"}', /^Valid: this is a reply that says NO, and it is well formed\.$/],
    [task({ image: 'a/b:1', interface_port: '8888' }), /^Not valid yet: one thing has to be put right\.$/],
    [task({ imag: 'a/b', interface_prot: 1 }), /^Not valid yet: \d things have to be put right\.$/],
    [task({}, 'https://example.org/mine'), /^Not known here: its tasktype is none of this registry/],
    ['{"tasktype": ', /^Cannot be read: /],
    ['{"@context": "https://doi.org/10.5063/schema/codemeta-2.0", "name": "x"}', /^Nothing declared: .*no fault\.$/],
  ])('is a sentence, for case %$', async (text, sentence) => {
    const { word, sentence: said } = spokenVerdict(await report(text ?? ''));
    expect(`${word}: ${said}`).toMatch(sentence);
  });
});

describe('the steps after a valid file', () => {
  it('are shown for CodeMeta alone, and name the keyword of each tasktype', async () => {
    const [right, wrong, bare, reply] = await Promise.all(examples.map(({ text }) => report(text)));
    expect([right, wrong, bare, reply].map((one) => one !== undefined && isFinished(one))).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(right && keywordsFor(right)).toEqual([rosetta]);
  });
});
