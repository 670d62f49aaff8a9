import type { Stats } from 'node:fs';
import { constants, lstat, mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { invariant } from '#libs/errors';
import { newId } from '#libs/ids';
import { isAgencyCode } from '../../agencies/domain/agency.js';

export type FolderPart = 'outbox' | 'inbox' | 'processed';

/**
 * The folder of an agency; null when it does not exist. The agency may write beside it, so that a link in its place is
 * refused: it would lead to whatever this process can read or write.
 */
export async function partOf(folder: string, agency: string, part: FolderPart): Promise<string | null> {
  const path = pathOf(folder, agency, part);
  const found = await absentAs(lstat(path), null);
  if (!found) return null;
  if (!found.isDirectory()) throw Object.assign(new Error(`${path} is not a folder.`), { code: 'ENOTDIR' });
  return path;
}

/** The same, created where it does not exist. */
export async function madePartOf(folder: string, agency: string, part: FolderPart): Promise<string> {
  const found = await partOf(folder, agency, part);
  if (found !== null) return found;
  const path = pathOf(folder, agency, part);
  await mkdir(path, { recursive: true });
  return path;
}

function pathOf(folder: string, agency: string, part: FolderPart): string {
  invariant(isAgencyCode(agency), 'A code names a folder.');
  return join(folder, agency, part);
}

/** Survives a power cut once it returns. */
export async function writeDurably(path: string, content: string): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** What was found under a name that an agency chose. */
export type Found =
  | { readonly kind: 'GONE' }
  | { readonly kind: 'CHANGING' }
  | { readonly kind: 'FILE'; readonly stamp: string; readonly bytes: Buffer }
  | { readonly kind: 'UNFIT'; readonly stamp: string; readonly fault: string };

/**
 * Reads a file without following a link, without waiting for the writer of a pipe, and never more than so many bytes,
 * whatever is put in its place meanwhile.
 */
export async function readBounded(path: string, maxBytes: number): Promise<Found> {
  const shown = await absentAs(lstat(path), null);
  if (!shown) return { kind: 'GONE' };
  if (!shown.isFile()) return { kind: 'UNFIT', stamp: stampOf(shown), fault: 'It is not a file.' };
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const handle = await absentAs(open(path, flags), null);
  if (!handle) return { kind: 'GONE' };
  try {
    const before = await handle.stat();
    const stamp = stampOf(before);
    if (!before.isFile()) return { kind: 'UNFIT', stamp, fault: 'It is not a file.' };
    if (before.size > maxBytes) {
      return { kind: 'UNFIT', stamp, fault: `It has ${before.size} bytes; at most ${maxBytes} are read.` };
    }
    const buffer = Buffer.alloc(before.size + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length < buffer.length; length += read) {
      ({ bytesRead: read } = await handle.read(buffer, length, buffer.length - length, length));
    }
    if (length !== before.size || stampOf(await handle.stat()) !== stamp) return { kind: 'CHANGING' };
    return { kind: 'FILE', stamp, bytes: buffer.subarray(0, length) };
  } finally {
    await handle.close();
  }
}

/** Changes whenever the file is written to or replaced. */
export function stampOf({ ino, size, mtimeMs }: Stats): string {
  return `${ino} ${size} ${mtimeMs}`;
}

/**
 * Moves a file; one that is gone was moved before. An earlier file of the same name is kept beside it.
 * @param stamp leaves a file that has another one
 */
export async function moveAway(source: string, target: string, stamp?: string): Promise<void> {
  const found = await absentAs(lstat(source), null);
  if (!found || (stamp !== undefined && stampOf(found) !== stamp)) return;
  const taken = await absentAs(lstat(target), null);
  await absentAs(rename(source, taken ? `${target}.${newId()}` : target), undefined);
}

export async function absentAs<Value, Fallback>(
  promise: Promise<Value>,
  fallback: Fallback,
): Promise<Value | Fallback> {
  try {
    return await promise;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return fallback;
    throw error;
  }
}
