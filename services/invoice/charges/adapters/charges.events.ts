import { Injectable } from '@nestjs/common';
import { toWireDate, toWireMoney } from '#libs/contracts';
import type { Tx } from '#libs/transactions';
import type { Charge } from '../domain/charge.js';
import { ChargeEvents, type PostedInterest } from '../use-cases/ports.js';
import { toWireCharge } from './charges.wire.js';

/** The key is the customer, so that all events of a customer arrive in order. */
@Injectable()
export class OutboxChargeEvents extends ChargeEvents {
  override added(tx: Tx, charge: Charge, invoiceNumber: string): void {
    const payload = { charge: toWireCharge(charge), invoiceNumber };
    tx.emit({ ...headOf(charge), type: 'dunlin.invoice.v1.ChargeAdded', payload, reason: charge.reason });
  }

  override waived(tx: Tx, charge: Charge, invoiceNumber: string, minor: bigint): void {
    const waived = toWireMoney({ minor, currency: charge.currency });
    const payload = { charge: toWireCharge(charge), invoiceNumber, waived };
    tx.emit({ ...headOf(charge), type: 'dunlin.invoice.v1.ChargeWaived', payload, reason: charge.waiveReason });
  }

  override interestPosted(tx: Tx, { charge, invoiceNumber, minor, until }: PostedInterest): void {
    const posted = toWireMoney({ minor, currency: charge.currency });
    const payload = { charge: toWireCharge(charge), invoiceNumber, posted, untilDate: toWireDate(until) };
    tx.emit({ ...headOf(charge), type: 'dunlin.invoice.v1.InterestPosted', payload, reason: 'INTEREST_POSTED' });
  }
}

function headOf({ customerId, chargeId, version }: Charge) {
  return { key: customerId, subject: chargeId, sequence: version };
}
