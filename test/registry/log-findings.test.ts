import { describe, expect, it } from 'vitest';
import { registry } from '../../src/official.ts';
import { findInLog } from '../../src/registry/log-findings.ts';

const told = (log: string): readonly (readonly [string, string, number])[] =>
  findInLog(registry, log).findings.map(({ answer, count }) => [answer.text, answer.status, count]);

describe('findInLog', () => {
  it('counts each text once, what is to be settled before what is fine, and what is called a type before the rest', () => {
    const log = [
      'INFO see https://w3id.org/execution-planner/tasktypes/jupyter-notebook',
      'INFO tasktype=uri://rosetta-container accepted',
      'INFO tasktype=uri://rosetta-container accepted',
      'ERROR unknown tasktype "uri://rosetta-containr"',
      'GET https://example.org/jobs/1',
    ];
    expect(told(log.join('\r\n'))).toEqual([
      ['uri://rosetta-containr', 'suggestion', 1],
      ['uri://rosetta-container', 'known', 2],
      ['https://w3id.org/execution-planner/tasktypes/jupyter-notebook', 'known', 1],
    ]);
  });

  it('explains a web address that a later line calls a type', () => {
    expect(told('GET https://example.org/x\ntasktype=https://example.org/x')).toEqual([
      ['https://example.org/x', 'unknown', 2],
    ]);
  });

  it('looks 500 texts up and says how many it left out, none that the log calls a type', () => {
    const addresses = Array.from({ length: 600 }, (_, index) => `GET https://example.org/jobs/${String(index)}`);
    const { findings, leftOut } = findInLog(registry, [...addresses, 'tasktype: uri://frumblek'].join('\n'));
    expect(findings).toHaveLength(1);
    expect(leftOut).toBe(101);
  });
});
