import { invariant } from '#libs/errors';
import type { Queryable, Tx } from '#libs/transactions';

interface Part {
  readonly partNumber: number;
  readonly startBytes: number;
  readonly sizeBytes: number;
}

/**
 * Uploaded files of a service, kept in parts in its own database, since replicas share no disk. Their table has the id
 * of the file, `part_number` and `content`, uncompressed so that a section of a part is read without the rest of it.
 */
export class FileParts {
  /** @param key column with the id of the file */
  constructor(
    private readonly table: string,
    private readonly key: string,
  ) {}

  /**
   * Stores a part unless one of its number is stored. The transaction holds the lock on the file.
   * @returns whether the part is new, or the stored one has the same content or another
   */
  async insert(
    tx: Tx,
    fileId: string,
    { partNumber, content }: { partNumber: number; content: Uint8Array },
  ): Promise<'new' | 'same' | 'other'> {
    const { table, key } = this;
    const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
    const inserted = await tx.query(
      `INSERT INTO ${table} (${key}, part_number, content) VALUES ($1, $2, $3)
       ON CONFLICT (${key}, part_number) DO NOTHING RETURNING part_number`,
      [fileId, partNumber, bytes],
    );
    if (inserted.length > 0) return 'new';
    const [stored] = await tx.query<{ same: boolean }>(
      `SELECT content = $3 AS same FROM ${table} WHERE ${key} = $1 AND part_number = $2`,
      [fileId, partNumber, bytes],
    );
    return stored!.same ? 'same' : 'other';
  }

  /** Only what is read of the file leaves the database. */
  async open(queryable: Queryable, fileId: string): Promise<PartedFile> {
    const { table, key } = this;
    const rows = await queryable.query<{ part_number: number; size: number }>(
      `SELECT part_number, octet_length(content) AS size FROM ${table} WHERE ${key} = $1 ORDER BY part_number`,
      [fileId],
    );
    const gap = rows.findIndex(({ part_number }, index) => part_number !== index);
    let startBytes = 0;
    const parts = (gap < 0 ? rows : rows.slice(0, gap)).map(({ part_number: partNumber, size: sizeBytes }) => {
      const part = { partNumber, startBytes, sizeBytes };
      startBytes += sizeBytes;
      return part;
    });
    return new PartedFile(queryable, { table, key, fileId }, parts, gap < 0 ? null : gap);
  }
}

/** A file that is stored in parts, read as one section as far as it is there without a gap. */
export class PartedFile {
  readonly sizeBytes: number;

  constructor(
    private readonly queryable: Queryable,
    private readonly at: { readonly table: string; readonly key: string; readonly fileId: string },
    private readonly parts: readonly Part[],
    /** The part at the first gap; null where there is none. */
    readonly missingPart: number | null,
  ) {
    this.sizeBytes = parts.reduce((sum, part) => sum + part.sizeBytes, 0);
  }

  /** Exactly the bytes asked for, within the file; fails when its parts were dropped since. */
  async read(offsetBytes: number, lengthBytes: number): Promise<Buffer> {
    if (lengthBytes === 0) return Buffer.alloc(0);
    const { table, key, fileId } = this.at;
    const end = offsetBytes + lengthBytes;
    const wanted = this.parts.filter((part) => part.startBytes < end && part.startBytes + part.sizeBytes > offsetBytes);
    const starts = wanted.map((part) => Math.max(offsetBytes - part.startBytes, 0));
    const lengths = wanted.map((part, index) => Math.min(end - part.startBytes, part.sizeBytes) - starts[index]!);
    const rows = await this.queryable.query<{ piece: Buffer }>(
      `SELECT substring(p.content FROM x.start + 1 FOR x.length) AS piece
         FROM unnest($2::int[], $3::int[], $4::int[]) AS x (part_number, start, length)
         JOIN ${table} p ON p.${key} = $1 AND p.part_number = x.part_number ORDER BY x.part_number`,
      [fileId, wanted.map((part) => part.partNumber), starts, lengths],
    );
    const bytes = Buffer.concat(rows.map(({ piece }) => piece));
    invariant(bytes.length === lengthBytes, `File ${fileId} lost a part.`);
    return bytes;
  }
}
