/** One page as a store reads it. */
export interface PageRequest<Key extends readonly unknown[]> {
  /** Sort key of the last row of the page before; null for the first page. */
  readonly after: Key | null;
  /** Rows to read at most: one more than the page shows, so that it is known whether more follow. */
  readonly limit: number;
}
