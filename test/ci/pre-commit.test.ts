import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderWith, texts } from '../cli/command.ts';
import { programNamed, withParts } from '../parts.ts';
import { commitWorkingTree, committed, root } from './working-tree.ts';

/**
 * Runs when git has checked out the repository of the hook, and gives it the packages of this clone: npm finds them installed,
 * where a first user waits a minute for them. Everything behind that is what a user gets.
 */
const installed = `#!/bin/sh
from='${join(root, 'node_modules')}'
mkdir node_modules
cp -al "$from"/* "$from"/.bin node_modules/ 2>/dev/null || cp -a "$from"/* "$from"/.bin node_modules/
cp "$from"/.package-lock.json node_modules/
`;

const config = readFileSync(join(root, 'test/fixtures/ci/pre-commit-config.yaml'), 'utf8');

withParts('the pre-commit hook', { 'pre-commit': programNamed('pre-commit') !== undefined }, () => {
  describe('the pre-commit hook', () => {
    /** Holds `tasktypes`, the repository of the hook, and what pre-commit keeps of it. */
    const beside = mkdtempSync(join(tmpdir(), 'tasktypes-pre-commit-'));
    let commit: string;
    beforeAll(() => {
      commit = commitWorkingTree(join(beside, 'tasktypes'));
      mkdirSync(join(beside, 'hooks'));
      writeFileSync(join(beside, 'hooks/post-checkout'), installed, { mode: 0o755 });
    });
    afterAll(() => rmSync(beside, { recursive: true, force: true }));

    function run(files: Readonly<Record<string, string>>) {
      const project = folderWith(files);
      const mine = config.replace('../tasktypes', join(beside, 'tasktypes')).replace(/0{40}/, commit);
      writeFileSync(join(project, '.pre-commit-config.yaml'), mine);
      committed(project);
      const { status, stdout, stderr } = spawnSync('pre-commit', ['run', '--all-files', '--color=never'], {
        cwd: project,
        encoding: 'utf8',
        env: {
          ...process.env,
          PATH: `${dirname(process.execPath)}:${process.env['PATH']}`,
          GIT_CONFIG_COUNT: '1',
          GIT_CONFIG_KEY_0: 'core.hooksPath',
          GIT_CONFIG_VALUE_0: join(beside, 'hooks'),
          PRE_COMMIT_HOME: join(beside, 'kept'),
          npm_config_audit: 'false',
          npm_config_fund: 'false',
          npm_config_prefer_offline: 'true',
        },
      });
      return { code: status, log: stdout + stderr };
    }

    it('installs the command and refuses an invalid codemeta.json, wherever it stands', { timeout: 300_000 }, () => {
      const { code, log } = run({ 'sub/codemeta.json': texts.invalid, 'codemeta.json': texts.valid, 'x.json': '{' });
      expect(log).toContain('- hook id: tasktypes-validate\n- exit code: 1\n');
      expect(log).toContain('sub/codemeta.json: invalid\n');
      expect(log).toContain('2 files: 1 valid, 1 invalid\n');
      expect(code).toBe(1);
    });

    it('refuses what could not be decided, and lets valid files pass', () => {
      const unknown = run({ 'codemeta.json': texts.unknown });
      expect(unknown.log).toContain('- exit code: 3\n');
      expect(unknown.code).toBe(1);
      expect(run({ 'codemeta.json': texts.valid }).code).toBe(0);
    });
  });
});
