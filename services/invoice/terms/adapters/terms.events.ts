import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import { isRemoved } from '../domain/terms.js';
import { type NamedTerms, TermsEvents } from '../use-cases/ports.js';
import { toWireTerms } from './terms.wire.js';

/** The key of a customer's terms is the customer, so that all events of a customer arrive in order. */
@Injectable()
export class OutboxTermsEvents extends TermsEvents {
  override changed(tx: Tx, terms: NamedTerms): void {
    const { level, subject, kind, version: sequence } = terms;
    tx.emit({
      type: 'dunlin.invoice.v1.TermsChanged',
      key: subject || level,
      // Each kind of invoices has versions of its own.
      subject: `${level}/${subject}/${kind}`,
      sequence,
      payload: { terms: toWireTerms(terms), removed: isRemoved(terms) },
    });
  }
}
