import { fstatSync, statSync, writeSync } from 'node:fs';
import type { WriteStream } from 'node:tty';
import { visible } from '../spec/words.ts';
import { exitCode, type Io, type Output } from './io.ts';
import { shipped } from './package-folder.ts';
import { runProgram } from './program.ts';

const full = 'EAGAIN';

/** Writes and waits in the call itself: nothing is lost at the end, and nothing is read faster than it is taken. */
function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length;) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== full) throw error;
      // The other end shares a pipe that does not wait; look again in a moment.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

/** Says whether a terminal may stand at the other end: a device, and not the one that swallows everything. */
function mayBeTerminal(descriptor: number): boolean {
  const status = fstatSync(descriptor);
  return status.isCharacterDevice() && status.rdev !== statSync('/dev/null', { throwIfNoEntry: false })?.rdev;
}

/** Node's own streams take milliseconds to set up, so they are asked only where there may be a terminal. */
function output(descriptor: 1 | 2): Output {
  const stream = (): WriteStream | undefined => {
    if (!mayBeTerminal(descriptor)) return undefined;
    return descriptor === 1 ? process.stdout : process.stderr;
  };
  return {
    write: (data) => writeAll(descriptor, typeof data === 'string' ? Buffer.from(data) : data),
    get isTerminal() {
      return stream()?.isTTY ?? false;
    },
    get width() {
      return stream()?.columns;
    },
  };
}

const io: Io = {
  stdout: output(1),
  stderr: output(2),
  stdin: () => process.stdin,
  get stdinIsTerminal() {
    return process.stdin.isTTY;
  },
  echo: (isOn) => {
    if (process.stdin.isTTY) process.stdin.setRawMode(!isOn);
  },
  environment: process.env,
  shipped,
};

function isBrokenPipe(error: unknown): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === 'EPIPE';
}

/** Whoever reads us has enough (`| head`): that is no fault. Anything else that gets here is one, of ours or of the disk. */
function end(error: unknown): never {
  if (isBrokenPipe(error)) process.exit(exitCode.fine);
  const message = error instanceof Error ? error.message : String(error);
  console.error(`tasktypes: Something unexpected went wrong: ${visible(message)}`);
  process.exit(exitCode.wrongUse);
}

process.on('SIGINT', () => process.exit(130));
// The first process of a container ends for no signal that it does not wait for.
process.on('SIGTERM', () => process.exit(143));
process.on('uncaughtException', end);
runProgram(process.argv.slice(2), io).then((code) => process.exit(code), end);
