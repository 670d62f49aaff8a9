import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import { integer, rowOf, text, timestamp, uuid } from '#libs/platform';
import { Database, type PageRequest, type Queryable, type Tx } from '#libs/transactions';
import type { Note, NoteEdit } from '../domain/note.js';
import { type NoteKey, NoteStore } from '../use-cases/ports.js';

@Injectable()
export class PostgresNoteStore extends NoteStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async insert(tx: Tx, note: Note): Promise<void> {
    await notes.insertMany(tx, [note]);
  }

  override find(on: Queryable, noteId: string): Promise<Note | null> {
    return one(on, noteId);
  }

  override async lock(tx: Tx, noteId: string): Promise<Note | null> {
    if (!isId(noteId)) return null;
    // Its changes are read after it is locked, so that none is missed.
    await tx.query('SELECT FROM notes WHERE note_id = $1 FOR UPDATE', [noteId]);
    return one(tx, noteId);
  }

  override async edit(tx: Tx, note: Note, edit: NoteEdit): Promise<void> {
    await edits.insertMany(tx, [edit]);
    await notes.updateMany(tx, [note], ['text']);
  }

  override async list(customerId: string, page: PageRequest<NoteKey>): Promise<Note[]> {
    const after = page.after ?? [null, null];
    return read(
      this.database,
      `n.customer_id = $1 AND ($2::timestamptz IS NULL OR (n.created_at, n.note_id) < ($2::timestamptz, $3::uuid))
        ORDER BY n.created_at DESC, n.note_id DESC LIMIT $4`,
      [customerId, ...after, page.limit],
    );
  }

  override async listEdits(noteId: string, limit: number): Promise<NoteEdit[]> {
    const rows = await this.database.query<object>(
      `SELECT ${edits.select()} FROM note_edits WHERE note_id = $1 ORDER BY edit_number DESC LIMIT $2`,
      [noteId, limit],
    );
    return rows.map((row) => edits.toDomain(row));
  }
}

async function one(on: Queryable, noteId: string): Promise<Note | null> {
  const [note] = isId(noteId) ? await read(on, 'n.note_id = $1', [noteId]) : [];
  return note ?? null;
}

async function read(on: Queryable, where: string, parameters: readonly unknown[]): Promise<Note[]> {
  const rows = await on.query<{ edit_count: number | null }>(
    `SELECT ${notes.select('n')},
            (SELECT e.edit_number FROM note_edits e WHERE e.note_id = n.note_id
              ORDER BY e.note_id, e.edit_number DESC LIMIT 1) AS edit_count
       FROM notes n WHERE ${where}`,
    parameters,
  );
  return rows.map((row) => ({ ...notes.toDomain(row), editCount: row.edit_count ?? 0 }));
}

const notes = rowOf<Omit<Note, 'editCount'>>()('notes', ['note_id'], {
  note_id: uuid('noteId'),
  customer_id: uuid('customerId'),
  text: text('text'),
  author: text('author'),
  created_at: timestamp('createdAt'),
});

const edits = rowOf<NoteEdit>()('note_edits', ['note_id', 'edit_number'], {
  note_id: uuid('noteId'),
  edit_number: integer('editNumber'),
  former_text: text('formerText'),
  actor: text('actor'),
  changed_at: timestamp('changedAt'),
});
