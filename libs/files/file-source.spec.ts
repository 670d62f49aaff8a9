import { createHash, randomBytes } from 'node:crypto';
import { appendFileSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OpenSource, openSource, piecesOf, sha256Of, sourceOf } from './index.js';

const content = randomBytes(2_500_000);
const sha256 = createHash('sha256').update(content).digest('hex');

let folder: string;
let file: string;
let opened: OpenSource | null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dunlin-source-'));
  file = join(folder, 'content');
  writeFileSync(file, content);
  opened = null;
});

afterEach(async () => {
  await opened?.close();
  rmSync(folder, { recursive: true });
});

async function open(): Promise<OpenSource> {
  opened = await openSource(file);
  return opened;
}

describe('a file on disk', () => {
  it('reads the same as the same bytes in memory', async () => {
    const source = await open();
    expect(source.sizeBytes).toBe(content.length);
    expect([await sha256Of(source), await sha256Of(sourceOf(content))]).toEqual([sha256, sha256]);
    const pieces: Buffer[] = [];
    for await (const piece of piecesOf(source, 1_000_000)) pieces.push(piece);
    expect(pieces.map(({ length }) => length)).toEqual([1_000_000, 1_000_000, 500_000]);
    expect(Buffer.concat(pieces).equals(content)).toBe(true);
  });

  it.each([
    ['grew', () => appendFileSync(file, 'x')],
    ['was cut', () => truncateSync(file, 1_000_000)],
    ['was written again with the same size', () => writeFileSync(file, randomBytes(content.length))],
  ])('is refused once it %s', async (_what, change) => {
    const source = await open();
    await sha256Of(source);
    change();
    await expect(source.read(1_000_000, 1_000_000)).rejects.toMatchObject({ code: 'FILE_CHANGED' });
  });

  it('must be there and be a regular file', async () => {
    const why = (path: string) => openSource(path).then(String, ({ code, message }) => `${code} ${message}`);
    expect(await why(join(folder, 'none'))).toMatch(/^FILE_UNREADABLE .*none cannot be read: there is no such file\./);
    expect(await why(folder)).toMatch(/^FILE_UNREADABLE .* it is no regular file\./);
  });
});
