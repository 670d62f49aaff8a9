import { Injectable } from '@nestjs/common';
import { invalidFields } from '#libs/errors';
import type { Queryable } from '#libs/transactions';
import { errors } from '../../domain/errors.js';
import { type CaseFilter, CaseLists, type CaseQuestion } from './ports.js';

/** A name of more invoices than this says too little. */
const maxInvoices = 1_000;

/** Turns invoices that a filter names into the cases that they are or were in. */
@Injectable()
export class CaseFilters {
  constructor(private readonly lists: CaseLists) {}

  /** @throws CASE_INVALID */
  async resolve(queryable: Queryable, question: CaseQuestion): Promise<CaseFilter> {
    const { invoiceId, invoiceNumber, invoiceNumberPrefix, ...filter } = question;
    const name = { invoiceId, invoiceNumber, invoiceNumberPrefix };
    if (Object.values(name).every((each) => each === null)) return { ...filter, caseIds: null };
    const caseIds = await this.lists.findCasesOf(queryable, name, maxInvoices);
    if (caseIds) return { ...filter, caseIds };
    const description = `fits more than ${maxInvoices} invoices: write more of the number`;
    throw invalidFields(errors.CASE_INVALID, [{ field: 'invoice_number_prefix', description }]);
  }
}
