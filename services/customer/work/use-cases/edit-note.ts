import { Injectable } from '@nestjs/common';
import { maxLengths, readText, requireField } from '#libs/fields';
import { type ByReference, type Caller, Runner, type Tx } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import { expectEditCount, type Note, requireNote } from '../domain/note.js';
import { NoteStore, WorkEvents } from './ports.js';

@Injectable()
export class EditNote {
  constructor(
    private readonly runner: Runner,
    private readonly notes: NoteStore,
    private readonly events: WorkEvents,
  ) {}

  private readonly byId: ByReference<Note, string> = {
    refer: ({ noteId }) => noteId,
    read: async (tx, noteId) => requireNote(await this.notes.find(tx, noteId), noteId),
  };

  /**
   * Changes the text of a note; what it said before is kept with who changed it and when.
   * @throws NOTE_INVALID, NOTE_NOT_FOUND, NOTE_CONFLICT
   */
  editNote(caller: Caller, noteId: string, wanted: string, expectedEditCount?: number): Promise<Note> {
    const text = requireField(errors.NOTE_INVALID, 'text', readText(wanted, maxLengths.note));
    const edit = async (tx: Tx): Promise<Note> => {
      const note = requireNote(await this.notes.lock(tx, noteId), noteId);
      expectEditCount(note, expectedEditCount);
      if (note.text === text) return note;
      const edited = { ...note, text, editCount: note.editCount + 1 };
      const { editCount: editNumber } = edited;
      const former = { noteId, editNumber, formerText: note.text, actor: tx.actor, changedAt: tx.now };
      await this.notes.edit(tx, edited, former);
      this.events.noteEdited(tx, edited);
      return edited;
    };
    return this.runner.run(caller, edit, this.byId);
  }
}
