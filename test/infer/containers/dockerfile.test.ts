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
    const text = 'ARG PORT=1\nFROM a\nARG PORT\nENV WEB_PORT 8000\nEXPOSE $WEB_PORT $PORT $NOBODY 70000\n';
    expect(readDockerfile(text)?.ports.map(({ value }) => value.port)).toEqual([8000, 1]);
  });

  it('takes each port of a short range', () => {
    expect(readDockerfile('FROM a\nEXPOSE 8000-8002 1-60000')?.ports.map(({ value }) => value.port)).toEqual([
      8000, 8001, 8002,
    ]);
  });

  it('keeps variables small that hold each other many times', () => {
    const doubled = `ARG A=xxxxxxxxxx\n${'ARG A=$A$A\n'.repeat(30)}FROM $A`;
    expect(readDockerfile(doubled)?.base).toBeUndefined();
    const env = `FROM a\nENV A=xxxxxxxxxx\n${'ENV A=$A$A\n'.repeat(30)}${'ENV B=$A$A$A\n'.repeat(200)}USER $A`;
    expect(readDockerfile(env)?.user).toBeUndefined();
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
