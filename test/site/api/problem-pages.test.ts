import { describe, expect, it } from 'vitest';
import { problemType, problemTypes, type ProblemId } from '../../../src/http/problem-types.ts';
import { problemExamples } from '../../../src/site/api/problem-examples.ts';
import { problemGroups, problemPages, problemsBeside } from '../../../src/site/api/problem-pages.ts';

describe('the pages of problems', () => {
  it('are one for each type of problem, at the path of its URI', () => {
    expect(problemPages.map(({ id }) => id)).toEqual(problemTypes.map(({ id }) => id));
    for (const { id, uri } of problemPages) expect(uri).toBe(problemType(id as ProblemId).uri);
  });

  it('stand in one group each, by status code', () => {
    expect(problemGroups.flatMap(({ problems }) => problems)).toEqual(problemPages);
    for (const { id, title, problems } of problemGroups) {
      expect(title).toMatch(/^[45][0-9]{2} [A-Z][a-zA-Z ]+$/);
      for (const { status } of problems) expect(id).toBe(`status-${String(status)}`);
    }
  });

  it('show an answer as RFC 9457 has it, with a detail of its own', () => {
    expect(Object.keys(problemExamples).sort()).toEqual(problemTypes.map(({ id }) => id).sort());
    for (const { uri, title, status, example } of problemPages) {
      const [head = '', body = ''] = example.split('\n\n');
      expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${String(status)} .+\nContent-Type: application/problem\\+json`));
      expect(JSON.parse(body)).toMatchObject({ type: uri, title, status, detail: expect.any(String) as string });
    }
  });

  it('lead to those of the same status code, and to those around them', () => {
    for (const problem of problemPages) {
      const beside = problemsBeside(problem);
      expect(beside.length, problem.id).toBeGreaterThan(0);
      expect(beside).not.toContain(problem);
    }
    const missing = problemPages.find(({ id }) => id === 'missing-parameter');
    expect(missing && problemsBeside(missing).map(({ status }) => status)).toEqual([400, 400, 400, 400, 404]);
  });
});
