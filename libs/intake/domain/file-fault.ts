/** Why a row, or one value of it, was not taken, in words of the file. */
export interface FileFault {
  /** Line on which the row starts; the header is line 1. */
  readonly row: number;
  /** Column as the file names it, empty when the whole row is meant. */
  readonly column: string;
  /** The value, cut to 200 characters. */
  readonly value: string;
  readonly reason: string;
  /** What is wrong and what to do. */
  readonly message: string;
}
