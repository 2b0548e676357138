import { readImageName } from './image-names.ts';
import type { Recipe } from './recipes.ts';
import type { FoundValue } from '../suggestion.ts';
import { servingBase } from './web-servers.ts';

const architectures = new Set(['amd64', 'arm64', 'arm', '386', 'ppc64le', 's390x', 'riscv64']);

/** Says whether an image is a Windows image, which only Windows runs. */
function isWindows(base: string): boolean {
  const image = readImageName(base);
  if (image === undefined) return false;
  const { host, path, tag = '' } = image;
  const microsoft = host === 'mcr.microsoft.com' && /^(?:windows(?:\/|$)|dotnet\/framework\/)/.test(path);
  return microsoft || /(?:^|-)(?:windowsservercore|nanoserver)(?:-|$)/.test(tag);
}

/**
 * Says whether an image runs on Linux.
 *
 * @param recipe Its Dockerfile.
 * @returns False for a Windows base or a platform that is not Linux.
 */
export function runsOnLinux({ image: { base, platform } }: Recipe): boolean {
  return (
    !(base !== undefined && isWindows(base.value)) && (platform === undefined || platform.value.startsWith('linux'))
  );
}

/**
 * Reads the platform that an image is built for, where its Dockerfile says more than the usual.
 *
 * @param recipe The Dockerfile.
 * @returns Values for `/platform`; none where it is left to the builder.
 */
export function platformValues({ path, image: { base, platform } }: Recipe): readonly FoundValue[] {
  if (base !== undefined && isWindows(base.value))
    return [
      {
        pointer: '/platform/os',
        value: 'windows',
        sure: 'certain',
        evidence: [{ file: path, line: base.line, says: base.says }],
      },
    ];
  if (platform === undefined) return [];
  const [os, architecture = '', variant] = platform.value.split('/');
  if (os !== 'linux' || !architectures.has(architecture)) return [];
  const value = (pointer: string, found: string): FoundValue => ({
    pointer,
    value: found,
    sure: 'certain',
    evidence: [{ file: path, line: platform.line, says: platform.says }],
  });
  return [
    value('/platform/architecture', architecture),
    ...(variant === undefined ? [] : [value('/platform/variant', variant)]),
  ];
}

/**
 * Says whether the processes of an image are known not to run as root.
 *
 * @param recipe The Dockerfile.
 * @returns True where its last USER is an ordinary one, or its base is known for it.
 */
export function runsAsOrdinaryUser({ image: { user, base } }: Recipe): boolean {
  if (user !== undefined) return !/^(?:root|0+)(?::|$)/.test(user.value);
  return base !== undefined && servingBase(base.value)?.ordinaryUser === true;
}
