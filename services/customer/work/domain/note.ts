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
