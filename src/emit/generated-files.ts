import type { OpenRegistry } from '../registry/open.ts';
import { pathOf } from '../registry/uri.ts';
import { rules } from '../spec/rules.ts';
import type { Spec } from '../spec/spec.ts';
import {
  defaultExportDeclaration,
  drivingModule,
  entriesModule,
  launchesModule,
  loadersModule,
  schemaModule,
} from './catalogue-module.ts';
import { typesModule } from './types-module.ts';
import { versionValidator } from './validator.ts';

/** A file to be written, path relative to the folder of generated files. */
export interface GeneratedFile {
  readonly path: string;
  readonly content: string;
}

async function filesOf(registry: OpenRegistry, spec: Spec, contracts: string): Promise<readonly GeneratedFile[]> {
  const stem = pathOf(spec).slice(1);
  const below = contracts.startsWith('.') ? `../../../${contracts.replace(/^\.\//, '')}` : contracts;
  const driving = [
    { path: `launches/${stem}.js`, content: drivingModule(spec) },
    { path: `launches/${stem}.d.ts`, content: defaultExportDeclaration(spec, 'Driving', `${below}/spec.ts`) },
  ];
  return [
    ...(spec.kind === 'servicetype' ? driving : []),
    { path: `validators/${stem}.js`, content: await versionValidator(registry, spec) },
    { path: `validators/${stem}.d.ts`, content: defaultExportDeclaration(spec, 'Checker', `${below}/checker.ts`) },
    { path: `schemas/${stem}.js`, content: schemaModule(spec, registry.schemaOf(spec)) },
    { path: `schemas/${stem}.d.ts`, content: defaultExportDeclaration(spec, 'Schema', `${below}/spec.ts`) },
  ];
}

function rulesFile(): string {
  const $comment = 'Made by tasktypes from src/spec/rules.ts: edit that, not this file. Licence: CC0-1.0.';
  return `${JSON.stringify({ $comment, rules }, null, 2)}\n`;
}

/**
 * Makes everything that is generated from the documents for the library, the command line and the pages.
 *
 * @param registry The registry; its documents must have passed the lint.
 * @param source What it was made from, for the heads of the files.
 * @param contracts Path from the folder of generated files to `src/spec`.
 * @returns The files.
 */
export async function generatedFiles(
  registry: OpenRegistry,
  source: string,
  contracts: string,
): Promise<readonly GeneratedFile[]> {
  const { specs } = registry;
  const ofVersions = await Promise.all(specs.map((spec) => filesOf(registry, spec, contracts)));
  return [
    { path: 'catalogue.ts', content: entriesModule(specs, source, `${contracts}/spec.ts`) },
    { path: 'loaders.ts', content: loadersModule(specs, source, `${contracts}/spec.ts`) },
    { path: 'launches.ts', content: launchesModule(specs, source, `${contracts}/spec.ts`) },
    { path: 'types.ts', content: await typesModule(registry, source) },
    { path: 'rules.json', content: rulesFile() },
    ...ofVersions.flat(),
  ];
}
