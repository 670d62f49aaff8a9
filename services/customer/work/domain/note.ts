import { errors } from './errors.js';

/** A note of an agent. */
export interface Note {
  readonly noteId: string;
  readonly customerId: string;
  readonly text: string;
  /** Actor who wrote it. */
  readonly author: string;
  readonly createdAt: Date;
  /** Number of times the text was changed. */
  readonly editCount: number;
}

/** What a note said before it was changed. */
export interface NoteEdit {
  readonly noteId: string;
  /** From 1. */
  readonly editNumber: number;
  readonly formerText: string;
  readonly actor: string;
  readonly changedAt: Date;
}

/** @throws NOTE_NOT_FOUND for null */
export function requireNote(note: Note | null, noteId: string): Note {
  if (note) return note;
  throw errors.NOTE_NOT_FOUND(`There is no note ${JSON.stringify(noteId)}. List the notes of the customer.`);
}

/**
 * @param expected undefined asks for no check
 * @throws NOTE_CONFLICT
 */
export function expectEditCount({ noteId, editCount }: Note, expected: number | undefined): void {
  if (expected === undefined || editCount === expected) return;
  throw errors.NOTE_CONFLICT(
    `Note ${noteId} was changed ${editCount} times, not ${expected}. Read it again and decide anew.`,
    { facts: { note_id: noteId, edit_count: String(editCount) } },
  );
}
