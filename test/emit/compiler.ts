import ts from 'typescript';

const options: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowImportingTsExtensions: true,
  lib: ['lib.es2022.d.ts'],
  types: [],
};

const folder = '/memory/';

/**
 * Type-checks files that stand nowhere but in memory.
 *
 * @param files Their texts by name, all in one folder.
 * @returns What the compiler has against them: file, line and message.
 */
export function typeErrors(files: Readonly<Record<string, string>>): readonly string[] {
  const disk = ts.createCompilerHost(options);
  const textOf = (path: string): string | undefined => files[path.replace(folder, '')];
  const host: ts.CompilerHost = {
    ...disk,
    directoryExists: (path) => `${path}/` === folder || disk.directoryExists?.(path) === true,
    fileExists: (path) => textOf(path) !== undefined || disk.fileExists(path),
    readFile: (path) => textOf(path) ?? disk.readFile(path),
    getSourceFile: (path, version, ...rest) => {
      const text = textOf(path);
      return text === undefined ? disk.getSourceFile(path, version, ...rest) : ts.createSourceFile(path, text, version);
    },
  };
  const program = ts.createProgram({ rootNames: Object.keys(files).map((name) => folder + name), options, host });
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const line = file === undefined ? 0 : file.getLineAndCharacterOfPosition(start).line + 1;
    return `${file?.fileName.replace(folder, '') ?? ''}:${line} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}
