import type { Row } from './row.js';

/** Told of each row that could not be understood because of a defect of the product. */
export abstract class RowDefects {
  abstract report(row: number, error: unknown): void;
}

/**
 * Reads one row so that nothing can be thrown past it: what is thrown is a defect, refuses the row, is told, and leaves
 * the rows behind it alone. Only for what asks no server; what a server does not answer is tried again.
 */
export function understand<Read>(row: Row, defects: RowDefects, read: () => Read | null): Read | null {
  try {
    return read();
  } catch (error) {
    defects.report(row.line, error);
    return row.refuse('INTERNAL', 'A defect of Dunlin keeps this row from being understood; the log tells more.');
  }
}
