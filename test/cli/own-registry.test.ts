import { describe, expect, it } from 'vitest';
import { documentOf } from '../document.ts';
import { folderWith, run } from './command.ts';

const own = (registry: string): string =>
  folderWith({ 'registry.json': registry, 'tasktypes/port-task/1.0.md': documentOf() });

const right = '{\n  "title": "Ports",\n  "identifiers": "https://ports.example.org/v"\n}\n';

describe('registry.json', () => {
  it('gives the types of a folder their URIs', async () => {
    const { code, stdout, stderr } = await run(['types', own(right)]);
    expect(code).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).toContain('"https://ports.example.org/v/tasktypes/port-task"');
    expect(stdout).not.toContain('w3id.org');
  });

  it('is where the pages about broken rules are', async () => {
    const wrong = documentOf().replace('8888', '"8888"');
    const folder = folderWith({ 'registry.json': right, 'tasktypes/port-task/1.0.md': wrong });
    const { stdout } = await run(['lint', '--format', 'json', folder]);
    const { problems } = JSON.parse(stdout) as { readonly problems: readonly { readonly docs: string }[] };
    expect(problems.map(({ docs }) => docs)).toEqual(['https://ports.example.org/v/rules/accepted-example-passes']);
  });

  it('claims the strings under the bases of the past too', async () => {
    const folder = folderWith({
      'registry.json': right.replace('\n}', ',\n  "formerIdentifiers": ["https://old.example.org"]\n}'),
      'tasktypes/port-task/1.0.md': documentOf(),
      'tasktypes/other-task/1.0.md': documentOf({
        facts:
          'title: Other\nsummary: Another.\nstatus: experimental\nowner: {name: Nobody}\nlevel: common\nsources: []\naliases: [{uri: "https://old.example.org/tasktypes/port-task", seen: a log}]',
      }).replace('PortTask', 'OtherTask'),
    });
    const { code, stdout } = await run(['lint', folder]);
    expect(code).toBe(1);
    expect(stdout).toContain('https://old.example.org/tasktypes/port-task');
  });

  it.each([
    ['{"title": "Ports"}', ':1:1 `identifiers` is missing.'],
    [right.replace('https://ports', 'ports'), ':3:3 `identifiers` is "ports.example.org/v"'],
    [right.replace('/v"', '/v/"'), ':3:3 `identifiers` is'],
    [right.replace('identifiers', 'identifers'), ':3:3 `identifers` is not a field'],
    [right.replace('"Ports"', '7'), ':2:3 `title` is'],
    [right.replace('v"\n', 'v",\n'), ':3:47 A comma stands after the last member of an object.'],
    [
      right.replace('https://ports.example.org/v', 'https://w3id.org/execution-planner'),
      ':3:3 "https://w3id.org/execution-planner" belongs to the official registry',
    ],
    [
      right.replace('\n}', ',\n  "formerIdentifiers": ["https://w3id.org/execution-planner/tasktypes"]\n}'),
      ':4:25 "https://w3id.org/execution-planner/tasktypes" belongs to the official registry',
    ],
    ['[]', ':1:1 The file is'],
    ['', ':1:1 The text is empty.'],
  ])('is refused with the place where it is wrong: %j', async (text, sentence) => {
    const { code, stderr } = await run(['lint', own(text)]);
    expect(code).toBe(2);
    expect(stderr).toContain(`registry.json${sentence}`);
  });
});
