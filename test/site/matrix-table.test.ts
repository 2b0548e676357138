import { describe, expect, it } from 'vitest';
import { openRegistry, type OpenRegistry } from '../../src/registry/open.ts';
import { matrixTable } from '../../src/site/matrix-table.ts';
import { documentOf, rightFacts } from '../document.ts';

const accepting = `accepts:
  - {tasktype: port-task, when: The user has an account.}
launch:
  port-task:
    - {byHand: [Sign in.]}`;

/** One tasktype, and so many servicetypes of which only the last takes it. */
function withServicetypes(count: number): OpenRegistry {
  const servicetypes = Array.from({ length: count }, (_, index): readonly [string, string] => {
    const facts = `${rightFacts}\n${index === count - 1 ? accepting : 'accepts: []\nlaunch: {}'}`;
    const source = documentOf({ facts }).replace('taskinfo:', 'serviceinfo:');
    return [`servicetypes/service-${String(index).padStart(3, '0')}/1.0.md`, source];
  });
  return openRegistry({ 'tasktypes/port-task/1.0.md': documentOf(), ...Object.fromEntries<string>(servicetypes) });
}

describe('matrixTable', () => {
  it('has a cell for each servicetype, empty where that does not take the tasktype', () => {
    const { isTable, rows } = matrixTable(withServicetypes(3));
    expect(isTable).toBe(true);
    expect(rows[0]?.cells.map((cell) => cell?.id)).toEqual([undefined, undefined, 'port-task/on/service-002']);
  });

  it('lists only those that take a tasktype where a table would be too wide to read', () => {
    const { isTable, servicetypes, rows } = matrixTable(withServicetypes(61));
    expect([isTable, servicetypes.length]).toEqual([false, 61]);
    expect(rows[0]?.cells.map((cell) => cell?.id)).toEqual(['port-task/on/service-060']);
  });
});
