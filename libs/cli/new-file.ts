import { createHash } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { DomainError } from '#libs/errors';

interface Promised {
  /** Digest of the whole, hexadecimal; empty where nobody knows it. */
  readonly sha256: string;
  /** Thrown where the digest is another one. */
  readonly changed: () => DomainError;
}

/**
 * Writes a content into a file that is not there yet. What cannot be had whole and unchanged is not left behind under the
 * name that was asked for.
 * @throws FILE_UNWRITABLE
 */
export async function writeNewFile(
  to: string,
  pieces: AsyncIterable<Uint8Array>,
  promised: Promised | null = null,
): Promise<void> {
  const partial = `${to}.partial`;
  await (await create(to)).close();
  try {
    const file = await create(partial);
    const digest = createHash('sha256');
    try {
      for await (const piece of pieces) {
        digest.update(piece);
        await file.writeFile(piece);
      }
    } finally {
      await file.close();
    }
    if (promised && promised.sha256 !== '' && digest.digest('hex') !== promised.sha256) throw promised.changed();
    await rename(partial, to);
  } catch (error) {
    await Promise.all([rm(partial, { force: true }), rm(to, { force: true })]);
    throw error;
  }
}

/** @throws FILE_UNWRITABLE also where it is there already */
async function create(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'wx', 0o600);
  } catch (error) {
    const why = (error as Error).message;
    throw new DomainError('FILE_UNWRITABLE', 'invalid', `${path} cannot be written: ${why}. Give --to another file.`);
  }
}
