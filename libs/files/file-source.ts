import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { DomainError } from '#libs/errors';

/** The bytes of a file, wherever they are kept. */
export interface FileSource {
  readonly sizeBytes: number;
  /** Exactly the bytes asked for; never asked beyond the end. */
  read(offsetBytes: number, lengthBytes: number): Promise<Buffer>;
}

/** A file of this machine, read where it lies; it is open until it is closed. */
export interface OpenSource extends FileSource {
  close(): Promise<void>;
}

const pieceBytes = 1_048_576;

export function sourceOf(content: Buffer): FileSource {
  return {
    sizeBytes: content.byteLength,
    read: async (offsetBytes, lengthBytes) => content.subarray(offsetBytes, offsetBytes + lengthBytes),
  };
}

/**
 * Opens a file of this machine. What is read is the file as it was when it was opened: a read after another program
 * wrote to it fails with FILE_CHANGED, because digest, parts and rows would be of different files.
 * @throws FILE_UNREADABLE
 */
export async function openSource(path: string): Promise<OpenSource> {
  const handle = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw fileUnreadable(path, error);
  });
  const opened = await handle.stat({ bigint: true });
  if (!opened.isFile()) {
    await handle.close();
    throw fileUnreadable(path, 'it is no regular file');
  }
  return {
    sizeBytes: Number(opened.size),
    read: async (offsetBytes, lengthBytes) => {
      const bytes = await readWhole(handle, offsetBytes, lengthBytes);
      const { size, mtimeNs } = await handle.stat({ bigint: true });
      if (size !== opened.size || mtimeNs !== opened.mtimeNs) throw changed(path);
      return bytes;
    },
    close: () => handle.close(),
  };
}

/** Message about a local file that cannot be read. */
export function fileUnreadable(path: string, why: string | NodeJS.ErrnoException): DomainError {
  const text = typeof why === 'string' ? why : (systemFaults[why.code ?? ''] ?? why.message);
  return new DomainError('FILE_UNREADABLE', 'invalid', `${path} cannot be read: ${text}. Name another file.`);
}

const systemFaults: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'you may not read it',
  EISDIR: 'it is a folder',
};

/** All bytes of a file in order, in pieces of one length; only the last may be shorter. */
export async function* piecesOf(source: FileSource, lengthBytes = pieceBytes): AsyncGenerator<Buffer> {
  for (let offset = 0; offset < source.sizeBytes; offset += lengthBytes) {
    yield await source.read(offset, Math.min(lengthBytes, source.sizeBytes - offset));
  }
}

/** Hex digest of all bytes. */
export async function sha256Of(source: FileSource): Promise<string> {
  const digest = createHash('sha256');
  for await (const piece of piecesOf(source)) digest.update(piece);
  return digest.digest('hex');
}

/** One read may give less than there is; only a file that was truncated since ends early. */
async function readWhole(handle: FileHandle, offsetBytes: number, lengthBytes: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(lengthBytes);
  let filled = 0;
  while (filled < lengthBytes) {
    const { bytesRead } = await handle.read(bytes, filled, lengthBytes - filled, offsetBytes + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes;
}

function changed(path: string): DomainError {
  return new DomainError(
    'FILE_CHANGED',
    'refused',
    `${path} changed while it was read, so nothing of it was taken. Send it again once nobody writes to it.`,
  );
}
