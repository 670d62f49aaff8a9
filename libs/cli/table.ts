/** A column of a table for people. */
export interface Column<Row> {
  readonly head: string;
  readonly of: (row: Row) => unknown;
  /** Only with `--wide`: ids and what is looked for last. */
  readonly wide?: boolean;
  /** Columns of free text, which are cut first when a row is too long. */
  readonly long?: boolean;
  readonly align?: 'right';
}

/** Rows of tables are no longer than this, unless people ask for wide ones. */
export const maxTableWidth = 120;

const gap = '  ';
const minCutWidth = 6;

/**
 * One line for the heads and one for each row.
 * @param maxWidth longer rows are cut, the longest texts first; a cut text ends with an ellipsis
 */
export function layOut(
  columns: readonly { head: string; long?: boolean; align?: 'right' }[],
  rows: readonly (readonly string[])[],
  maxWidth: number,
): string[] {
  const lines = [columns.map(({ head }) => head), ...rows.map((row) => row.map(oneLine))];
  const natural = columns.map((_, index) => Math.max(...lines.map((line) => widthOf(line[index] ?? ''))));
  const widths = fitted(columns, natural, maxWidth - gap.length * (columns.length - 1));
  return lines.map((line) =>
    columns
      .map(({ align }, index) => {
        const text = cut(line[index] ?? '', widths[index]!);
        const space = ' '.repeat(widths[index]! - widthOf(text));
        return align === 'right' ? `${space}${text}` : `${text}${space}`;
      })
      .join(gap)
      .trimEnd(),
  );
}

/** Takes from the widest of the long columns until all fit; from any column when that does not do. */
function fitted(columns: readonly { long?: boolean }[], natural: readonly number[], room: number): number[] {
  const widths = [...natural];
  const total = (): number => widths.reduce((sum, width) => sum + width, 0);
  for (const only of [true, false]) {
    while (total() > room) {
      const candidates = widths.map((width, index) =>
        width > minCutWidth && (!only || columns[index]!.long) ? width : 0,
      );
      const widest = Math.max(...candidates);
      if (widest === 0) break;
      widths[candidates.indexOf(widest)]! -= 1;
    }
  }
  return widths;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = '';
  for (const character of text) {
    if (widthOf(kept + character) > width - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

const plainAscii = /^[\x20-\x7e]*$/;
const doubleWidth = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Emoji_Presentation}/u;
const noWidth = /\p{Mark}|\p{Format}|\p{Control}/u;

/** Width of a text on a terminal, in columns. */
function widthOf(text: string): number {
  if (plainAscii.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += noWidth.test(character) ? 0 : doubleWidth.test(character) ? 2 : 1;
  return width;
}
