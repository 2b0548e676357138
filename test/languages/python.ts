import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { programNamed } from '../parts.ts';

/** Python as the system brings it, with the packages of the system. */
export const python = '/usr/bin/python3';

const imports = (name: string): boolean =>
  programNamed(python) !== undefined && spawnSync(python, ['-c', `import ${name}`]).status === 0;

/** What the tests of Python need of the system. */
export const pythonParts = {
  python3: programNamed(python) !== undefined,
  'python3-jsonschema': imports('jsonschema'),
  // What quicktype writes for times imports it.
  'python3-dateutil': imports('dateutil'),
};

/** Folder of the programs that the development dependencies bring. */
export const programs = fileURLToPath(new URL('../../node_modules/.bin', import.meta.url));
