import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/platform';
import type { Note } from '../domain/note.js';
import { NoteStore } from '../use-cases/ports.js';

@Injectable()
export class PostgresNoteStore extends NoteStore {
  override async insert(tx: Tx, note: Note): Promise<void> {
    await tx.query('INSERT INTO notes (note_id, customer_id, text, author, created_at) VALUES ($1, $2, $3, $4, $5)', [
      note.noteId,
      note.customerId,
      note.text,
      note.author,
      note.createdAt,
    ]);
  }
}
