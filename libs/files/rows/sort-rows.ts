import { createHash } from 'node:crypto';
import { visibleText } from '#libs/text';
import type { ParsedRecord } from '../parse-window.js';
import type { RowsBefore } from '../read-position.js';
import { firstText, type Layout } from './layout.js';
import { type LeftOut, Row } from './row.js';

/** Tells invoices from headings, totals and the further lines of an invoice. */
export class RowSorter {
  constructor(
    private readonly layout: Layout,
    private before: RowsBefore,
  ) {}

  /** @returns null for a heading, and for a row that says once more what the one above says */
  take({ cells, line, fault }: ParsedRecord): Row | null {
    const { layout } = this;
    if (layout.heading.length > 0) {
      const heading = headingIn(cells, layout.heading);
      if (heading !== null) {
        this.before = { heading };
        return null;
      }
    }
    const { heading } = this.before;
    const because = this.whyLeftOut(cells);
    if (because !== null) return new Row(layout, line, cells, { heading, leftOut: because });
    if (fault === undefined && layout.once.length > 0 && this.repeats(cells)) return null;
    return new Row(layout, line, cells, { heading, fault });
  }

  state(): RowsBefore {
    return this.before;
  }

  private whyLeftOut(cells: readonly string[]): LeftOut | null {
    for (const { rule, indexes, column } of this.layout.leaveOut) {
      const value = firstText(cells, indexes);
      if (rule.holds(visibleText(value))) return { column, value, words: rule.words };
    }
    return null;
  }

  /** Only where everything that is read says the same: rows that contradict each other are not one. */
  private repeats(cells: readonly string[]): boolean {
    const { used, once } = this.layout;
    const digest = createHash('sha256');
    for (const index of used) digest.update(`${cells[index]?.trim() ?? ''}\n`);
    const last = firstText(cells, once) === '' ? undefined : digest.digest('base64');
    const repeats = last !== undefined && last === this.before.last;
    this.before = { ...this.before, ...(last === undefined ? {} : { last }) };
    return repeats;
  }
}

/** The text of a row that has one in the column of headings alone. */
function headingIn(cells: readonly string[], [index]: readonly number[]): string | null {
  const text = cells[index!]?.trim() ?? '';
  return text !== '' && cells.every((cell, at) => at === index || cell.trim() === '') ? text : null;
}
