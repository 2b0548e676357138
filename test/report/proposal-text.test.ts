import { describe, expect, it } from 'vitest';
import { propose } from '../../src/metadata/propose.ts';
import { proposalLines } from '../../src/report/proposal-text.ts';
import { createStyle } from '../../src/report/style.ts';

const look = { style: createStyle(false) };
const types = {
  'jupyter-notebook': 'https://example.org/jupyter-notebook',
  'oci-container': 'https://example.org/oci-container',
};

function linesFor(codemeta: Readonly<Record<string, unknown>>): readonly string[] {
  return proposalLines(propose(codemeta, types), look);
}

function indexOf(lines: readonly string[], words: string): number {
  const index = lines.findIndex((line) => line.includes(words));
  expect(index, words).toBeGreaterThan(-1);
  return index;
}

describe('the text of a proposal', () => {
  const notebook = linesFor({ programmingLanguage: 'Jupyter Notebook', codeRepository: 'https://example.org/code' });

  it('shows a block that pastes as JSON, and the note as a sentence below it', () => {
    const start = indexOf(notebook, '"targetProduct"');
    const block = notebook.slice(start, notebook.indexOf('', start)).join('\n');
    expect(Object.keys(JSON.parse(`{${block}}`) as object)).toEqual(['targetProduct', 'keywords']);
    expect(indexOf(notebook, 'JSON-LD 1.0')).toBeGreaterThan(start + block.split('\n').length);
  });

  it('asks what would decide otherwise before the block', () => {
    const lines = linesFor({ softwareRequirements: 'Docker, Jupyter' });
    expect(indexOf(lines, 'rosetta-container')).toBeLessThan(indexOf(lines, '"targetProduct"'));
  });
});
