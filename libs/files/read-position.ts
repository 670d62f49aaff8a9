/** What the rows so far mean for the next one. */
export interface RowsBefore {
  /** The last heading, as the file writes it. */
  readonly heading?: string;
  /** Digest of all that was read of the last row, where rows below each other may be one. */
  readonly last?: string;
}

/** Where reading continues, always at the start of a row. Plain data, so that it can be stored. */
export interface ReadPosition {
  readonly offsetBytes: number;
  /** Line at that offset, from 1. */
  readonly line: number;
  /** Rows before it. */
  readonly rowCount: number;
  /** Cells of the header, null for a file without one. */
  readonly header: readonly string[] | null;
  /** Cells that a row has. */
  readonly columnCount: number;
  /** The delimiter that the file itself names, where the mapping names none. */
  readonly delimiter?: string;
  /** What the rows before mean for the next one. */
  readonly before?: RowsBefore;
}
