import type { FileSource } from '../file-source.js';
import { swappedPattern } from '../mapping/date-pattern.js';
import type { Mapping } from '../mapping/mapping.js';
import type { ReadPosition } from '../read-position.js';
import { readRows } from '../read-rows.js';

/** Enough for days after the 12th, which tell the order, to be among them. */
const sampleRows = 5_000;

/**
 * Whether the dates of a file are written in the other order of day and month than the mapping says, as the end of a
 * sentence: then its days up to the 12th would be taken as months without a fault. They are when some of the first rows
 * fit only the other order and none fits only the mapping's.
 */
export async function faultOfDateOrder(
  mapping: Mapping,
  fields: readonly string[],
  source: FileSource,
  position: ReadPosition,
): Promise<string | null> {
  const rules = fields.flatMap((field) => mapping.rules.get(field) ?? []);
  const ordered = rules.filter(({ source: from, swapped }) => swapped !== null && 'columns' in from);
  if (ordered.length === 0) return null;
  const names = ordered.map(({ field }) => field);
  const { rows } = await readRows(mapping, names, source, position, sampleRows);
  for (const { field, datePattern, readDate, swapped } of ordered) {
    const texts = rows.filter(({ faults }) => faults.length === 0).map((row) => ({ row, text: row.raw(field) }));
    const onlyOther = texts.filter(({ text }) => readDate(text) === null && swapped!(text) !== null);
    const onlyThis = texts.some(({ text }) => readDate(text) !== null && swapped!(text) === null);
    const [first] = onlyOther;
    if (!first || onlyThis) continue;
    const { line } = first.row;
    return (
      `its dates are not written as ${datePattern}: ${JSON.stringify(first.text)} on line ${line}, for ${field}, is one ` +
      `only as ${swappedPattern(datePattern)}, and no row fits only ${datePattern}. Set date: ` +
      `${swappedPattern(datePattern)} for the column in the mapping`
    );
  }
  return null;
}
