import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDockerfile } from '../../../src/infer/containers/dockerfile.ts';

describe('a Dockerfile', () => {
  it('is read by its last stage', () => {
    const image = readDockerfile('FROM node AS build\nEXPOSE 3000\nUSER node\nFROM alpine:3\nCMD ["ls", "-l"]\n');
    expect(image?.base).toEqual({ value: 'alpine:3', line: 4, says: 'FROM alpine:3' });
    expect(image?.ports).toEqual([]);
    expect(image?.user).toBeUndefined();
    expect(image?.command?.value).toEqual(['ls', '-l']);
    expect(image?.bases).toEqual(['node', 'alpine:3']);
  });

  it('goes on from a stage that the last one begins with', () => {
    const image = readDockerfile('FROM python:3 AS Base\nEXPOSE 80/tcp 53/UDP\nFROM base\nUSER 1000\n');
    expect(image?.base?.value).toBe('python:3');
    expect(image?.ports.map(({ value }) => value)).toEqual([
      { port: 80, transport: 'tcp' },
      { port: 53, transport: 'udp' },
    ]);
    expect(image?.user?.value).toBe('1000');
  });

  it.each([
    ['an ARG with a default', 'ARG TAG=3.12\nFROM python:${TAG}', 'python:3.12'],
    ['an ARG without one', 'ARG TAG\nFROM python:$TAG', undefined],
    ['a default at its place', 'FROM python:${TAG:-3.13}', 'python:3.13'],
    ['a variable of the builder', 'FROM --platform=$BUILDPLATFORM golang', 'golang'],
  ])('puts in variables that have a value: %s', (_, text, base) => {
    expect(readDockerfile(text)?.base?.value).toBe(base);
  });

  it('takes a port from a variable of the stage', () => {
    const text = 'ARG PORT=1\nFROM a\nARG PORT\nENV WEB_PORT 8000\nEXPOSE $WEB_PORT $PORT $NOBODY 70000 8000-8010\n';
    expect(readDockerfile(text)?.ports.map(({ value }) => value.port)).toEqual([8000, 1]);
  });

  it('passes over comments, blank lines and here-documents inside an instruction', () => {
    const text = 'FROM a\nRUN <<-END\n\tEXPOSE 1\n\tEND\nCMD run \\\n# why\n\n  --all\nRUN echo 1<<2\nEXPOSE 2\n';
    const image = readDockerfile(text);
    expect(image?.command?.value).toEqual(['sh', '-c', 'run  --all']);
    expect(image?.ports.map(({ value }) => value.port)).toEqual([2]);
  });

  it('is none without FROM', () => {
    expect(readDockerfile('')).toBeUndefined();
    expect(readDockerfile('EXPOSE 80\nBootstrap: docker')).toBeUndefined();
  });

  it('is read whatever stands in it', () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'FROM',
        'FROM a AS',
        'from ${A:-${B}}',
        'ARG',
        'ENV =',
        'CMD [',
        'EXPOSE',
        'RUN <<EOF',
        'EOF',
        'USER $',
        '\\',
      ),
      fc
        .tuple(fc.constantFrom('FROM', 'CMD', 'ENV', 'ARG', 'EXPOSE', 'USER', 'ENTRYPOINT'), fc.string())
        .map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        readDockerfile(lines.join('\n'));
      }),
    );
  });
});
