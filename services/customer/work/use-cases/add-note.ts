import { Injectable } from '@nestjs/common';
import { maxLengths, readText, requireField } from '#libs/fields';
import { newId } from '#libs/ids';
import { type ByReference, type Caller, Runner, type Tx } from '#libs/transactions';
import { requireCustomer } from '../../customers/domain/customer.js';
import { CustomerStore } from '../../customers/use-cases/ports.js';
import { errors } from '../domain/errors.js';
import { type Note, requireNote } from '../domain/note.js';
import { NoteStore, WorkEvents } from './ports.js';

@Injectable()
export class AddNote {
  constructor(
    private readonly runner: Runner,
    private readonly customers: CustomerStore,
    private readonly notes: NoteStore,
    private readonly events: WorkEvents,
  ) {}

  /** What people write is stored with the note and nowhere else; a repeat reads what is there. */
  private readonly byId: ByReference<Note, string> = {
    refer: ({ noteId }) => noteId,
    read: async (tx, noteId) => requireNote(await this.notes.find(tx, noteId), noteId),
  };

  /**
   * Adds a note about a customer.
   * @throws NOTE_INVALID, CUSTOMER_NOT_FOUND
   */
  addNote(caller: Caller, customerId: string, wanted: string): Promise<Note> {
    const text = requireField(errors.NOTE_INVALID, 'text', readText(wanted, maxLengths.note));
    const add = async (tx: Tx): Promise<Note> => {
      requireCustomer(await this.customers.lock(tx, customerId), customerId);
      const note: Note = { noteId: newId(), customerId, text, author: tx.actor, createdAt: tx.now, editCount: 0 };
      await this.notes.insert(tx, note);
      this.events.noteAdded(tx, note);
      return note;
    };
    return this.runner.run(caller, add, this.byId);
  }
}
