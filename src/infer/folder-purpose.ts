/** What the files of a folder are for, where its name tells that they are not the thing itself. */
export type FolderPurpose =
  | 'CI'
  | 'tests'
  | 'documentation'
  | 'examples'
  | 'templates'
  | 'what is kept for the past'
  | 'somebody else’s software'
  | 'generated files';

const purposes: ReadonlyMap<string, FolderPurpose> = new Map<string, FolderPurpose>([
  ...['.github', '.gitlab', '.githubfiles', '.gitlab-ci', '.circleci', '.travis', '.azure-pipelines', '.ci', 'ci', 'jenkins', '.drone', '.woodpecker', '.gitpod', '.buildkite']
    .map((name) => [name, 'CI'] as const),
  ...['test', 'tests', 'testing', 'testdata', 'test_data', 'test-data', '__tests__', 'spec', 'fixtures', 'e2e', 'benchmark', 'benchmarks']
    .map((name) => [name, 'tests'] as const),
  ...['doc', 'docs', 'documentation', 'website', 'site'].map((name) => [name, 'documentation'] as const),
  ...['example', 'examples', 'demo', 'demos', 'tutorial', 'tutorials'].map((name) => [name, 'examples'] as const),
  ...['template', 'templates', 'skeleton']
    .map((name) => [name, 'templates'] as const),
  ...['old', 'archive', 'archived', 'legacy', 'deprecated', 'attic']
    .map((name) => [name, 'what is kept for the past'] as const),
  ...['vendor', 'vendored', 'third_party', 'third-party', 'thirdparty', 'extern', 'external', 'node_modules', 'site-packages']
    .map((name) => [name, 'somebody else’s software'] as const),
  ...['build', 'dist', '_build', '.ipynb_checkpoints', '.tox', '.nox', '.venv', 'venv', '__pycache__', '.eggs']
    .map((name) => [name, 'generated files'] as const),
]); // prettier-ignore

function purposeOf(folder: string): readonly FolderPurpose[] {
  const isTemplate = folder.includes('{{') || folder.startsWith('cookiecutter');
  const purpose = isTemplate ? 'templates' : purposes.get(folder);
  return purpose === undefined ? [] : [purpose];
}

/**
 * Tells what a file is for from the names of the folders it lies in.
 *
 * @param path The file's path in its repository.
 * @returns The purposes that the names tell, from the root down; none for a file that may be the thing itself.
 */
export function folderPurposes(path: string): readonly FolderPurpose[] {
  const folders = path.toLowerCase().split('/').slice(0, -1);
  return folders.flatMap(purposeOf);
}
