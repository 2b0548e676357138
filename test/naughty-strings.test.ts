import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { registry, validators } from '../src/official.ts';
import { lookup } from '../src/registry/lookup.ts';
import { renderGithub } from '../src/report/github.ts';
import { renderGitlab } from '../src/report/gitlab.ts';
import { renderJson } from '../src/report/json.ts';
import { renderJunit } from '../src/report/junit.ts';
import { renderMarkdown } from '../src/report/markdown.ts';
import { renderReport } from '../src/report/report-text.ts';
import { renderSarif } from '../src/report/sarif.ts';
import { createStyle } from '../src/report/style.ts';
import type { Report } from '../src/validate/report.ts';
import { validate } from '../src/validate/validate.ts';
import { runHere } from './cli/in-process.ts';
import { sharedPath, withShared } from './shared.ts';

const context = { registry, validators };
const tool = { version: '0', rulePagesOpen: true };
const oci = registry.named('tasktype', 'oci-container')?.uri ?? '';
const look = { style: createStyle(false), width: 80 };

/** What a terminal obeys, or shows as something else than it is; a line ends with LF only. */
const controls = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u;
/** What would tell a stranger where the program lies, or how it is built. */
const insides = /\n\s+at .+:\d+:\d+|\/src\/[a-z]+\/[a-z-]+\.ts|node_modules|TypeError|RangeError|ReferenceError/;

function expectSafe(told: string, shown: string): void {
  expect(told, shown).not.toMatch(controls);
  expect(told, shown).not.toMatch(insides);
}

/** Everything that is said of a report, each form read back by those that read it. */
function tellEverywhere(report: Report): void {
  const all = { verdict: report.verdict, files: [report] };
  expectSafe(renderReport(report, look), 'text');
  // The name of a file is kept as it is but for what a terminal obeys, or GitHub would not find the file.
  expect(renderGithub(all)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/u);
  expect(renderMarkdown(all, tool)).not.toMatch(insides);
  const { files } = JSON.parse(renderJson(all)) as { readonly files: readonly unknown[] };
  expect(files).toEqual([JSON.parse(JSON.stringify(report))]);
  expect(JSON.parse(renderSarif(all, tool))).toHaveProperty('runs');
  expect(JSON.parse(renderGitlab(all))).toBeInstanceOf(Array);
  // XML 1.0 has no way to write the other control characters.
  expect(renderJunit(all)).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
}

withShared('the naughty strings', () => {
  const strings = JSON.parse(readFileSync(sharedPath('suites/naughty-strings/blns.json'), 'utf8')) as readonly string[];

  describe('the naughty strings', () => {
    it('are 515', () => {
      expect(strings).toHaveLength(515);
    });

    it.each<[string, (text: string) => unknown]>([
      ['as values', (text) => ({ tasktype: oci, taskinfo: { image: text, command: [text], [text]: text } })],
      ['as the type', (text) => ({ tasktype: text, taskinfo: {} })],
      ['as keys', (text) => ({ [text]: 1, tasktype: oci, taskinfo: { image: 'a/b:1', env: { [text]: text } } })],
      [
        'as a reply',
        (text) => ({ reponseword: text, msgs: [text], interfaces: [{ servicetype: text, serviceinfo: text }] }),
      ],
      [
        'as a record',
        (text) => ({ '@context': text, '@type': text, name: text, keywords: [text, oci], targetProduct: [text] }),
      ],
      ['as a Zenodo record', (text) => ({ metadata: { title: text, keywords: [text] }, files: [{ key: text }] })],
    ])('are told in every form without an accident: %s', async (_, fileOf) => {
      for (const text of strings)
        tellEverywhere(await validate(JSON.stringify(fileOf(text)), context, { file: `${text}.json` }));
    });

    it('are read as files without an accident', async () => {
      for (const text of strings)
        for (const format of ['json', 'yaml'] as const) tellEverywhere(await validate(text, context, { format }));
    });

    it('come back byte for byte', async () => {
      for (const text of strings) {
        const { tasks } = await validate(JSON.stringify({ tasktype: text, taskinfo: {} }), context);
        expect(tasks[0]?.type ?? '', JSON.stringify(text)).toBe(text);
      }
    });

    it('are explained as URIs without an accident', () => {
      for (const text of strings) expect(lookup(registry, text).advice).toBeDefined();
    });

    it('are told as arguments without an accident', async () => {
      for (const text of strings) {
        const argument = text.replaceAll('\0', '');
        for (const args of [
          ['resolve', argument],
          ['validate', '--', `/absent/${argument}`],
          [argument, 'x'],
        ]) {
          const { code, stdout, stderr } = await runHere(args, { width: 80 });
          expectSafe(stdout.replaceAll(/\u001b\[\d+m/g, '') + stderr.replaceAll(/\u001b\[\d+m/g, ''), args.join(' '));
          expect([0, 1, 2, 3]).toContain(code);
        }
      }
    });
  });
});
