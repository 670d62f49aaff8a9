import { invariant } from '#libs/errors';
import type { FileSource } from '#libs/files';
import type { Queryable } from '#libs/platform';

interface Part {
  readonly partNumber: number;
  readonly startBytes: number;
  readonly sizeBytes: number;
}

/** A file that is stored in parts, read as one stretch; only what is asked for leaves the database. */
export class PartsFile implements FileSource {
  private constructor(
    private readonly queryable: Queryable,
    private readonly importId: string,
    private readonly parts: readonly Part[],
    readonly sizeBytes: number,
  ) {}

  static async open(queryable: Queryable, importId: string): Promise<PartsFile> {
    const sql = 'SELECT part_number, size_bytes FROM import_parts WHERE import_id = $1 ORDER BY part_number';
    const rows = await queryable.query<{ part_number: number; size_bytes: number }>(sql, [importId]);
    let sizeBytes = 0;
    const parts = rows.map(({ part_number, size_bytes }) => {
      const part = { partNumber: part_number, startBytes: sizeBytes, sizeBytes: size_bytes };
      sizeBytes += size_bytes;
      return part;
    });
    return new PartsFile(queryable, importId, parts, sizeBytes);
  }

  async read(offsetBytes: number, lengthBytes: number): Promise<Buffer> {
    if (lengthBytes === 0) return Buffer.alloc(0);
    const end = offsetBytes + lengthBytes;
    const wanted = this.parts.filter((part) => part.startBytes < end && part.startBytes + part.sizeBytes > offsetBytes);
    const starts = wanted.map((part) => Math.max(offsetBytes - part.startBytes, 0));
    const lengths = wanted.map((part, index) => Math.min(end - part.startBytes, part.sizeBytes) - starts[index]!);
    const rows = await this.queryable.query<{ piece: Buffer }>(
      `SELECT substring(p.content FROM x.start + 1 FOR x.length) AS piece
         FROM unnest($2::int[], $3::int[], $4::int[]) AS x (part_number, start, length)
         JOIN import_parts p ON p.import_id = $1 AND p.part_number = x.part_number ORDER BY x.part_number`,
      [this.importId, wanted.map((part) => part.partNumber), starts, lengths],
    );
    const bytes = Buffer.concat(rows.map(({ piece }) => piece));
    invariant(bytes.length === lengthBytes, `Import ${this.importId} lost a part of its file.`);
    return bytes;
  }
}
