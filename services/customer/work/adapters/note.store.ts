import { Injectable } from '@nestjs/common';
import { rowOf, text, timestamp, uuid } from '#libs/platform';
import type { Tx } from '#libs/transactions';
import type { Note } from '../domain/note.js';
import { NoteStore } from '../use-cases/ports.js';

@Injectable()
export class PostgresNoteStore extends NoteStore {
  override async insert(tx: Tx, note: Note): Promise<void> {
    await notes.insertMany(tx, [note]);
  }

  override async find(tx: Tx, noteId: string): Promise<Note | null> {
    const [row] = await tx.query<object>(`SELECT ${notes.select()} FROM notes WHERE note_id = $1`, [noteId]);
    return row ? notes.toDomain(row) : null;
  }
}

const notes = rowOf<Note>()('notes', ['note_id'], {
  note_id: uuid('noteId'),
  customer_id: uuid('customerId'),
  text: text('text'),
  author: text('author'),
  created_at: timestamp('createdAt'),
});
