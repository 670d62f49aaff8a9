import { join } from 'node:path';
import pg from 'pg';
import { newId } from '#libs/ids';
import { aCaller, createServiceDatabase, type ServiceDatabase } from '#libs/testing';
import { FileParts } from './file-parts.js';

const migrations = join(import.meta.dirname, '../../testing/fixtures/empty-migrations');

describe('files in parts', () => {
  const parts = new FileParts('letters', 'letter_id');
  let db: ServiceDatabase;

  beforeAll(async () => {
    db = await createServiceDatabase({ service: 'customer', migrations });
    const owner = new pg.Client({ connectionString: db.ownerUrl });
    await owner.connect();
    await owner.query(
      `CREATE TABLE letters (letter_id uuid, part_number int, content bytea NOT NULL, PRIMARY KEY (letter_id, part_number));
       ALTER TABLE letters ALTER COLUMN content SET STORAGE EXTERNAL; GRANT ALL ON letters TO dunlin_customer`,
    );
    await owner.end();
  });
  afterAll(() => db.close());

  const insert = (fileId: string, partNumber: number, text: string) =>
    db.runner.transact(aCaller(), (tx) => parts.insert(tx, fileId, { partNumber, content: Buffer.from(text) }));
  const text = async (fileId: string, offset: number, length: number) =>
    (await (await parts.open(db.database, fileId)).read(offset, length)).toString();

  it('are one section in the order of their numbers, whatever order they came in', async () => {
    const fileId = newId();
    expect(await insert(fileId, 2, 'fghij')).toBe('new');
    expect(await parts.open(db.database, fileId)).toMatchObject({ sizeBytes: 0, missingPart: 0 });
    await insert(fileId, 0, 'abc');
    expect(await parts.open(db.database, fileId)).toMatchObject({ sizeBytes: 3, missingPart: 1 });
    expect(await insert(fileId, 1, 'de')).toBe('new');
    expect(await parts.open(db.database, fileId)).toMatchObject({ sizeBytes: 10, missingPart: null });
    for (let from = 0; from <= 10; from += 1) {
      for (let to = from; to <= 10; to += 1)
        expect(await text(fileId, from, to - from)).toBe('abcdefghij'.slice(from, to));
    }
  });

  it('say whether another content was there before', async () => {
    const fileId = newId();
    await insert(fileId, 0, 'abc');
    expect(await insert(fileId, 0, 'abc')).toBe('same');
    expect(await insert(fileId, 0, 'abcd')).toBe('other');
    expect(await text(fileId, 0, 3)).toBe('abc');
  });

  it('never read as less than what they were, also when they are dropped at the same time', async () => {
    const [fileId, other] = [newId(), newId()];
    for (const id of [fileId, other]) await insert(id, 0, 'abc');
    const file = await parts.open(db.database, fileId);
    await db.database.query('DELETE FROM letters WHERE letter_id = $1', [fileId]);
    await expect(file.read(0, 3)).rejects.toMatchObject({ code: 'INVARIANT_BROKEN' });
    expect(await text(other, 0, 3)).toBe('abc');
  });
});
