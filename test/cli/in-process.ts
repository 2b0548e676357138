import type { Io } from '../../src/cli/io.ts';
import { shipped } from '../../src/cli/package-folder.ts';
import { runProgram } from '../../src/cli/program.ts';
import type { Outcome } from './command.ts';

/** What a run is given. */
interface Given {
  readonly input?: string | Uint8Array;
  /** Width of the terminal that both outputs are; none where they are files. */
  readonly width?: number;
}

/**
 * Runs the program in this process: no more than its start is left out.
 *
 * @param args The words behind its name; paths are absolute.
 * @param given Standard input, and the terminal.
 * @returns Exit code and output.
 */
export async function runHere(args: readonly string[], { input = '', width }: Given = {}): Promise<Outcome> {
  const written = { stdout: '', stderr: '' };
  const output = (name: keyof typeof written): Io['stdout'] => ({
    write: (data) => (written[name] += typeof data === 'string' ? data : new TextDecoder().decode(data)),
    isTerminal: width !== undefined,
    ...(width === undefined ? {} : { width }),
  });
  const code = await runProgram(args, {
    stdout: output('stdout'),
    stderr: output('stderr'),
    stdin: async function* () {
      yield await Promise.resolve(typeof input === 'string' ? new TextEncoder().encode(input) : input);
    },
    stdinIsTerminal: false,
    environment: {},
    shipped,
  });
  return { code, ...written };
}
