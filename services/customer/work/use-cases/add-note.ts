import { Injectable } from '@nestjs/common';
import { isId, newId } from '#libs/ids';
import { Runner, type Caller } from '#libs/platform';
import { customerNotFound } from '../../customers/domain/customer.js';
import { maxLengths, readText, required } from '../../customers/domain/fields.js';
import { CustomerStore } from '../../customers/use-cases/ports.js';
import type { Note } from '../domain/note.js';
import { NoteStore, WorkEvents } from './ports.js';

@Injectable()
export class AddNote {
  constructor(
    private readonly runner: Runner,
    private readonly customers: CustomerStore,
    private readonly notes: NoteStore,
    private readonly events: WorkEvents,
  ) {}

  /** @throws DomainError CUSTOMER_INVALID, CUSTOMER_NOT_FOUND */
  execute(caller: Caller, customerId: string, text: string): Promise<Note> {
    const read = required('text', readText(text, maxLengths.noteText));
    return this.runner.run(caller, async (tx) => {
      const [customer] = isId(customerId) ? await this.customers.lockMany(tx, [customerId]) : [];
      if (!customer) throw customerNotFound(customerId);
      const note: Note = { noteId: newId(), customerId, text: read, author: tx.actor, createdAt: tx.now };
      await this.notes.insert(tx, note);
      this.events.noteAdded(tx, note);
      return note;
    });
  }
}
