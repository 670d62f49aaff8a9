import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const files = join(import.meta.dirname, '../../dist/libs/files/index.js');

/** Reads 1,600 rows with a cell of 60 kB each, in chunks as an import does: one is held while the next is read. */
const program = (mapped: string) => `
  const { parseMapping, readHeader, readRows } = await import(${JSON.stringify(files)});
  const mapping = parseMapping('columns: { number: no, note: ${mapped} }', { number: { kind: 'text' }, note: { kind: 'text' } });
  const header = 'no,long,short\\n';
  const row = Buffer.from('1,' + 'x'.repeat(60_000) + ',y\\n');
  const sizeBytes = header.length + 1_600 * row.length;
  const source = {
    sizeBytes,
    read: async (offset, length) => {
      const bytes = Buffer.alloc(length);
      for (let at = 0; at < length; ) {
        const from = offset + at;
        const place = (from - header.length) % row.length;
        at += from < header.length ? bytes.write(header.slice(from), at) : row.copy(bytes, at, place);
      }
      return bytes;
    },
  };
  let position = await readHeader(mapping, source);
  let count = 0;
  let held = [];
  while (position.offsetBytes < sizeBytes) {
    const next = await readRows(mapping, ['number', 'note'], source, position, 5_000);
    count += next.rows.length;
    position = next.position;
    held = next.rows;
  }
  console.log(count);
`;

it.each(['short', 'long'])('takes rows of 60 kB within 64 MB of heap, with the column %s in the mapping', (mapped) => {
  const read = execFileSync(
    process.execPath,
    ['--max-old-space-size=64', '--input-type=module', '--eval', program(mapped)],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  );
  expect(read.trim()).toBe('1600');
});
