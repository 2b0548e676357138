import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { publishedSchema } from '../../src/registry/message-schema.ts';
import { pathOf } from '../../src/registry/uri.ts';
import { recipesOf, type Recipe } from '../../src/site/recipes.ts';
import { registry } from '../../src/site/registry.ts';
import type { Kind, Spec } from '../../src/spec/spec.ts';
import { withParts } from '../parts.ts';
import type { Site } from '../site/built-site.ts';
import { keptSite, places } from '../site/kept-site.ts';
import { python, pythonParts } from './python.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'recipe-'));
  // npx finds quicktype here, as in a project that has it.
  symlinkSync(fileURLToPath(new URL('../../node_modules', import.meta.url)), join(folder, 'node_modules'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function firstOf(kind: Kind): Spec {
  const spec = registry.specs.find((one) => one.kind === kind);
  if (spec === undefined) throw new Error(`there is no ${kind}`);
  return spec;
}

function recipeOf(spec: Spec, language: string): Recipe {
  const recipe = recipesOf(spec).find((one) => one.language === language);
  if (recipe === undefined) throw new Error(`there is no recipe for ${language}`);
  return recipe;
}

/** Types what the first step of a recipe says where its schema was saved. */
function follow(spec: Spec, { steps: [step] }: Recipe): void {
  writeFileSync(join(folder, 'schema.json'), JSON.stringify(publishedSchema(registry, spec)));
  execFileSync('sh', ['-ec', step?.code ?? ''], { cwd: folder, stdio: 'pipe' });
}

describe('the recipe for Python', () => {
  withParts('the recipe for Python', pythonParts, () => {
    it.each(['tasktype', 'servicetype'] as const)('makes a class and checks an example, for a %s', (kind) => {
      const spec = firstOf(kind);
      const recipe = recipeOf(spec, 'Python');
      follow(spec, recipe);
      const said = execFileSync(python, ['-'], { cwd: folder, input: recipe.steps[1]?.code ?? '', encoding: 'utf8' });
      expect(said).toMatch(kind === 'tasktype' ? /^Taskinfo\(.*\)\n$/ : /^Serviceinfo\(.*\)\n$/);
    });

    it('prints what is wrong with a message', () => {
      // Of several forms jsonschema only says that none fits.
      const spec = registry.named('tasktype', 'example-task')?.current ?? firstOf('tasktype');
      const recipe = recipeOf(spec, 'Python');
      follow(spec, recipe);
      const code = (recipe.steps[1]?.code ?? '')
        .replace(/json\.loads\(.*\)/, '{"fieldThatNobodyKnows": 1}')
        .replace(/print\(T.*/, '');
      const said = execFileSync(python, ['-'], { cwd: folder, input: code, encoding: 'utf8' });
      expect(said).toContain("'fieldThatNobodyKnows' was unexpected");
    });
  });
});

describe('the recipe for Java', () => {
  it('makes the classes and the converter of which it speaks', () => {
    const spec = firstOf('tasktype');
    const recipe = recipeOf(spec, 'Java');
    follow(spec, recipe);
    expect(recipe.note).toContain('Converter.fromJsonString');
    expect(readFileSync(join(folder, 'Converter.java'), 'utf8')).toContain('Taskinfo fromJsonString(String json)');
    expect(readFileSync(join(folder, 'Taskinfo.java'), 'utf8')).toContain('public class Taskinfo');
  });
});

describe('the recipes on a page', () => {
  let site: Site;

  beforeAll(async () => {
    site = await keptSite(places[1]);
  });

  const shownOn = (page: string): readonly string[] =>
    [...site.read(page).matchAll(/<pre>([^<]*)<\/pre>/g)].map(([, text = '']) =>
      text
        .replaceAll('&quot;', '"')
        .replaceAll('&#39;', "'")
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&amp;', '&'),
    );

  it('are the same, but that they fetch the schema from where the site is served', () => {
    for (const spec of registry.specs) {
      const shown = shownOn(`${pathOf(spec).slice(1)}/index.html`);
      const address = `https://example.net/registry${pathOf(spec)}/schema.json`;
      for (const {
        steps: [make, ...others],
      } of recipesOf(spec)) {
        expect(shown).toContain(`curl -sSfO ${address}\n${make?.code ?? ''}`);
        for (const { code } of others) expect(shown).toContain(code);
      }
      expect(site.files).toContain(address.replace('https://example.net/registry/', ''));
    }
  });
});
