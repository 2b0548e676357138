import { Inflate } from 'fflate';
import { faultOfEntry, fetchAgain, nameOf, type ZipEntry, type ZipFault, type ZipSource } from './zip-directory.ts';

const headerLength = 30;
const headerSignature = 0x04034b50;
/** Bytes that are unpacked at a time: they become 16 MiB at most. */
const step = 16 * 1024;

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (table[(crc ^ byte) & 0xff] ?? 0);
  return ~crc >>> 0;
}

/** Unpacks no more than an entry says that it holds; nothing where it holds more or is damaged. */
function unpack(packed: Uint8Array, size: number): Uint8Array | undefined {
  const bytes = new Uint8Array(size);
  let length = 0;
  const inflate = new Inflate((piece) => {
    if (length + piece.length > size) throw new RangeError('There is more than was declared.');
    bytes.set(piece, length);
    length += piece.length;
  });
  try {
    for (let at = 0; at < packed.length; at += step)
      inflate.push(packed.subarray(at, at + step), at + step >= packed.length);
  } catch {
    return undefined;
  }
  return length === size ? bytes : undefined;
}

/**
 * Reads a file of a zip. What the directory says of it is not believed: it holds no more than is declared, and its sum is right.
 *
 * @param source The zip.
 * @param entry What its directory says of the file.
 * @returns The bytes, or why they cannot be read.
 */
export async function readZipEntry(source: ZipSource, entry: ZipEntry): Promise<Uint8Array | ZipFault> {
  const { size, packed, method, offset, crc } = entry;
  if (entry.kind === 'link')
    return faultOfEntry(entry, 'is a link, which is not followed', 'Put the file itself there, and pack the zip anew.');
  if (entry.isRepeated === true)
    return faultOfEntry(entry, 'is there more than once, and each program that unpacks it takes another one');
  if (entry.isEncrypted) return faultOfEntry(entry, 'is encrypted');
  if (method !== 0 && method !== 8) return faultOfEntry(entry, 'is packed in a way that cannot be read here');
  // What cannot be made smaller becomes larger by a few bytes; anything more is no honest entry.
  if (packed > size + size / 8 + 1024 || (method === 0 && packed !== size))
    return faultOfEntry(entry, 'is damaged', fetchAgain);
  const header = await source.read(offset, headerLength);
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  if (header.length < headerLength || view.getUint32(0, true) !== headerSignature)
    return faultOfEntry(entry, 'is damaged', fetchAgain);
  const nameLength = view.getUint16(26, true);
  if (nameOf(await source.read(offset + headerLength, nameLength)) !== entry.name)
    return faultOfEntry(
      entry,
      'has another name beside its content, and each program that unpacks it takes another one',
    );
  const start = offset + headerLength + nameLength + view.getUint16(28, true);
  const data = await source.read(start, packed);
  const bytes = data.length < packed ? undefined : method === 0 ? data : unpack(data, size);
  return bytes === undefined || crcOf(bytes) !== crc ? faultOfEntry(entry, 'is damaged', fetchAgain) : bytes;
}
