import { describe, expect, it } from 'vitest';
import { acceptsBelow } from '../../src/planner/planner-address.ts';
import { readPlannerList } from '../../src/planner.entry.ts';

const rosetta = { name: 'Rosetta', url: 'https://rosetta.example.org' };
const hub = { name: 'Hub', url: 'https://hub.example.org/planner/', token: '$HUB_TOKEN' };

describe('a list of planners', () => {
  it.each([
    [
      'YAML',
      'planners:\n  - {name: Rosetta, url: "https://rosetta.example.org"}\n  - name: Hub\n    url: https://hub.example.org/planner/\n    token: $HUB_TOKEN\n',
    ],
    [
      'a bare list in YAML',
      '- {name: Rosetta, url: https://rosetta.example.org}\n- {name: Hub, url: https://hub.example.org/planner/, token: $HUB_TOKEN}\n',
    ],
    ['JSON', JSON.stringify({ planners: [rosetta, hub] })],
    ['a bare list in JSON', JSON.stringify([rosetta, hub])],
    [
      'YAML that begins like JSON',
      '[{name: Rosetta, url: "https://rosetta.example.org"}, {name: Hub, url: "https://hub.example.org/planner/", token: $HUB_TOKEN}]',
    ],
  ])('is read from %s', async (_, text) => {
    expect(await readPlannerList(text)).toEqual({ planners: [rosetta, hub], problems: [] });
  });

  it('names a planner after its address where it has no name', async () => {
    const { planners } = await readPlannerList('- url: https://hub.example.org/planner/\n');
    expect(planners).toEqual([{ name: 'hub.example.org/planner', url: 'https://hub.example.org/planner/' }]);
  });

  it.each([
    ['a text', 'https://hub.example.org', 'planner-list-holds-planners', [3, 5]],
    ['an entry without url', '{name: Hub}', 'planner-has-an-address', [3, 5]],
    ['no address', '{url: hub}', 'planner-has-an-address', [3, 6]],
    ['an address of no web', '{url: "file:///etc/passwd"}', 'planner-has-an-address', [3, 6]],
    ['an address with a password', '{url: "https://me:secret@hub.example.org"}', 'planner-has-an-address', [3, 6]],
    ['an address with a query', '{url: "https://hub.example.org/?a=1"}', 'planner-has-an-address', [3, 6]],
    [
      'the address of accepts of one listed before',
      '{name: Twice, url: "https://rosetta.example.org/accepts"}',
      'planner-is-listed-once',
      [3, 19],
    ],
    ['an empty name', '{name: " ", url: "https://hub.example.org"}', 'planner-list-holds-planners', [3, 6]],
    ['a secret', '{url: "https://hub.example.org", token: secret}', 'planner-token-names-a-variable', [3, 38]],
    [
      'a strange variable',
      '{url: "https://hub.example.org", token: "$A B"}',
      'planner-token-names-a-variable',
      [3, 38],
    ],
    [
      'an address listed before',
      '{name: Twice, url: "https://rosetta.example.org/"}',
      'planner-is-listed-once',
      [3, 19],
    ],
    ['a name listed before', '{name: Rosetta, url: "https://hub.example.org"}', 'planner-is-listed-once', [3, 6]],
  ] as const)('leaves out %s and says where it stands', async (_, entry, rule, [line, column]) => {
    const list = await readPlannerList(
      `planners:\n  - {name: Rosetta, url: "https://rosetta.example.org"}\n  - ${entry}\n  - {name: Last, url: "https://last.example.org"}\n`,
    );
    expect(list.planners.map(({ name }) => name)).toEqual(['Rosetta', 'Last']);
    expect(list.problems).toMatchObject([{ rule, line, column, severity: 'error' }]);
    expect(JSON.stringify(list)).not.toMatch(/secret/);
  });

  it.each([
    ['https://hub.example.org', 'https://hub.example.org/accepts'],
    ['https://hub.example.org/services/planner/', 'https://hub.example.org/services/planner/accepts'],
    ['https://hub.example.org/services/planner/accepts', 'https://hub.example.org/services/planner/accepts'],
    ['https://hub.example.org/accepts/', 'https://hub.example.org/accepts'],
  ])('is asked at its accepts, which may stand in its address: %s', (written, asked) => {
    expect(acceptsBelow(written).href).toBe(asked);
  });

  it('warns of a key that means nothing and takes the planner', async () => {
    const { planners, problems } = await readPlannerList('- {url: "https://hub.example.org", tokn: $HUB_TOKEN}\n');
    expect(planners).toHaveLength(1);
    expect(problems).toMatchObject([{ severity: 'warning', line: 1, column: 36, hint: 'Did you mean `token`?' }]);
  });

  it('may not name variables where somebody else may change it', async () => {
    const { planners, problems } = await readPlannerList(JSON.stringify([rosetta, hub]), { tokens: false });
    expect(planners).toEqual([rosetta]);
    expect(problems).toMatchObject([{ rule: 'planner-token-names-a-variable', line: 1 }]);
  });

  it.each([
    ['nothing', '', 'file-is-not-empty'],
    ['prose', 'Some planners, to be written.', 'yaml-is-well-formed'],
    ['another object', '{"servers": []}', 'planner-list-holds-planners'],
    ['a map', 'planners: {a: 1}', 'planner-list-holds-planners'],
    ['broken JSON', '{"planners": [}', 'json-is-well-formed'],
    ['two million characters', ' '.repeat(2_000_000), 'file-is-within-limits'],
    ['ten thousand and one planners', `[${'0,'.repeat(10_000)}0]`, 'file-is-within-limits'],
    ['an alias', 'planners: &a [*a]', 'yaml-is-plain'],
  ])('that is %s is a problem', async (_, text, rule) => {
    const { planners, problems } = await readPlannerList(text);
    expect(planners).toEqual([]);
    expect(problems[0]).toMatchObject({ rule, severity: 'error' });
  });
});
