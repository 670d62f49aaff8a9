import { Injectable } from '@nestjs/common';
import type { PageRequest } from '#libs/transactions';
import { requireCustomer } from '../../customers/domain/customer.js';
import { CustomerStore } from '../../customers/use-cases/ports.js';
import type { Note } from '../domain/note.js';
import { type NoteKey, NoteStore } from './ports.js';

@Injectable()
export class ListNotes {
  constructor(
    private readonly customers: CustomerStore,
    private readonly notes: NoteStore,
  ) {}

  /**
   * Lists the notes of a customer, the newest first.
   * @throws CUSTOMER_NOT_FOUND
   */
  async listNotes(customerId: string, page: PageRequest<NoteKey>): Promise<Note[]> {
    requireCustomer(await this.customers.find(customerId), customerId);
    return this.notes.list(customerId, page);
  }
}
