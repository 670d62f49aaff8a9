import { Injectable } from '@nestjs/common';
import { Database } from '#libs/transactions';
import { type Note, type NoteEdit, requireNote } from '../domain/note.js';
import { NoteStore } from './ports.js';

const maxEdits = 100;

@Injectable()
export class GetNote {
  constructor(
    private readonly database: Database,
    private readonly notes: NoteStore,
  ) {}

  /**
   * Returns a note with what it said before, the latest change first.
   * @throws NOTE_NOT_FOUND
   */
  async getNote(noteId: string): Promise<{ note: Note; edits: readonly NoteEdit[] }> {
    const note = requireNote(await this.notes.find(this.database, noteId), noteId);
    return { note, edits: await this.notes.listEdits(noteId, maxEdits) };
  }
}
