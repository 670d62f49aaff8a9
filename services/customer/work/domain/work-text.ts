/** The text of a note or task. Events carry its id only, so the diary reads the text from here. */
export interface WorkText {
  /** Text of the note or title of the task. */
  readonly text: string;
  /** Outcome note of the task, empty for none. */
  readonly outcome: string;
}
