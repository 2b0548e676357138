import { describe, expect, it } from 'vitest';
import { withErrors } from '../../src/site/error-notice.ts';
import { openSound, type Sound } from '../../src/site/sound.ts';
import { documentOf, rightFacts, rightSchema } from '../document.ts';

const page = '<nav></nav><main id="content"><h1>A page</h1></main><footer></footer>';
const broken = 'tasktypes/broken-task/1.0.md';
const port = 'tasktypes/port-task/1.0.md';

const documents = {
  [port]: documentOf(),
  [broken]: documentOf({ schema: rightSchema.replace('PortTask', 'BrokenTask') }).replace('8888', '"<b>"'),
};

/** What is wrong with documents, opened. */
const sound: Sound = openSound(documents);

describe('openSound', () => {
  it('leaves out a document with errors, and tells them', () => {
    expect(sound.registry.specs.map(({ path }) => path)).toEqual([port]);
    expect(sound.registry.problems).toEqual([]);
    expect(sound.leftOut).toEqual([broken]);
    expect(new Set(sound.errors.map(({ path }) => path))).toEqual(new Set([broken]));
  });

  it('leaves out what borrows from it too, without errors of its own', () => {
    const borrower = 'tasktypes/borrower-task/1.0.md';
    const defs = '\n  $defs: {port: {type: integer, minimum: 1, maximum: 65535, description: TCP port.}}';
    const schema = rightSchema.replace(/port: \{.+\}/, 'port: {$ref: "/tasktypes/broken-task/1.0#/$defs/port"}');
    const { leftOut, errors } = openSound({
      ...documents,
      [broken]: documents[broken].replace('\n---\n\n', `${defs}\n---\n\n`),
      [borrower]: documentOf({ schema: schema.replace('PortTask', 'BorrowerTask') }),
    });
    expect(leftOut).toEqual([broken, borrower]);
    expect(errors.filter(({ path }) => path === borrower)).toEqual([]);
    const told = withErrors(page, 'tasktypes/borrower-task', { ...sound, leftOut, errors }, true);
    expect(told).toContain(
      `<code>${borrower}</code> is not shown, because it needs a document with errors: <code>${broken}</code>.`,
    );
  });

  it('shows a document in which nothing is wrong but its TODOs', () => {
    const { registry, errors, leftOut } = openSound({
      [port]: documentOf({ facts: rightFacts.replace('A task with a port.', '"TODO: say what it does."') }),
    });
    expect(registry.specs).toHaveLength(1);
    expect(leftOut).toEqual([]);
    expect(errors.map(({ rule }) => rule)).toContain('document-is-finished');
  });
});

describe('withErrors', () => {
  it.each(['tasktypes/broken-task', 'tasktypes/broken-task/1', 'tasktypes/broken-task/1.0'])(
    'gives the place of the page that is missing at %s to what is wrong',
    (address) => {
      const told = withErrors(page, address, sound, true);
      expect(told).toMatch(/^<nav><\/nav><main id="content"><h1>There is no page here yet<\/h1><details [^>]+ open>/);
      expect(told).toMatch(/<\/main><footer><\/footer>$/);
      expect(told).not.toContain('A page');
      expect(told).toContain(`<summary><code>${broken}</code> is not shown, because it has `);
      expect(told).toMatch(/<li><a href="\/rules\/accepted-example-passes\/">[0-9]+:1<\/a> The accepted example /);
      expect(told).not.toContain('<b>');
    },
  );

  it.each(['', 'tasktypes'])('says it first on the page above it, %j', (address) => {
    const told = withErrors(page, address, sound, false);
    expect(told).toMatch(/<main id="content"><details class="notice warning"><summary>.+<\/details><h1>A page/);
  });

  it.each(['tasktypes/port-task', 'tasktypes/broken', 'servicetypes', 'rules'])('leaves the page %s as it is', (address) => {
    expect(withErrors(page, address, sound, false)).toBe(page);
  }); // prettier-ignore
});
