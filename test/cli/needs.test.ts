import { describe, expect, it } from 'vitest';
import { containing, run } from './command.ts';

describe('needs', () => {
  it('tells for each field where it comes from, who takes it, and who has it today', async () => {
    const { code, stdout, stderr } = await run(['needs', 'oci-container']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('From: the CI file that pushes the image, a Compose file, or the README; only the author');
    expect(stdout).toContain('Taken by: compose-uws, docker-uws, execution-broker, portainer and skaha');
    expect(stdout).toContain('Today: in codemeta.json of 0 of 6, in the repository of 3 of 6');
  });

  it('writes a Markdown table, in which no bar of a text ends a cell', async () => {
    const { stdout } = await run(['needs', '--format', 'markdown']);
    const [head = '', ...rows] = stdout.trimEnd().split('\n');
    const bars = (line: string): number => [...line.replaceAll('\\|', '').matchAll(/\|/g)].length;
    expect(rows.length).toBeGreaterThan(30);
    for (const row of rows) expect(bars(row), row).toBe(bars(head));
  });

  it('writes CSV and JSON of the same rows', async () => {
    const csv = await run(['needs', '--format', 'csv', 'python-library']);
    const { stdout } = await run(['needs', '--format', 'json', 'python-library']);
    const { needs } = JSON.parse(stdout) as { readonly needs: readonly Readonly<Record<string, string>>[] };
    expect(csv.stdout.trimEnd().split('\r\n')).toHaveLength(needs.length + 1);
    expect(needs[0]).toMatchObject({ tasktype: 'python-library', field: 'pipname' });
  });

  it('says that there is no such tasktype, with what to do', async () => {
    expect(await run(['needs', 'no-such-type'])).toMatchObject({
      code: 3,
      stdout: '',
      stderr: containing('There is no tasktype in use that is named "no-such-type".'),
    });
  });
});
