import { Injectable } from '@nestjs/common';
import { type FieldFaults, readReason } from '#libs/fields';
import type { Caller, Queryable } from '#libs/transactions';
import type { InvoiceFacts } from '../../../copies/domain/invoice.js';
import { InvoiceStore } from '../../../copies/use-cases/ports.js';
import { type ActParameters, fieldOf } from '../../domain/act-parameters.js';
import type { Judgements, Refusal } from '../../domain/bulk-act.js';
import { InvoiceOwner } from '../ports.js';
import { RemoteActHandler } from './act-handler.js';

/** Switches collection of invoices. */
@Injectable()
abstract class SetCollections extends RemoteActHandler {
  override readonly singly = { service: 'invoice', rpc: 'SetCollection' };
  override readonly takes = ['reason', 'followsFiles'] as const;
  protected abstract readonly collect: boolean;

  constructor(
    private readonly invoices: InvoiceStore,
    private readonly owner: InvoiceOwner,
  ) {
    super();
  }

  override read({ reason }: ActParameters, faults: FieldFaults): Partial<ActParameters> {
    return { reason: faults.take(fieldOf('reason'), readReason(reason)) ?? '' };
  }

  /** By what invoice published last; invoice itself decides. */
  override async judge(queryable: Queryable, invoiceIds: readonly string[]): Promise<Judgements> {
    const found = new Map((await this.invoices.findMany(queryable, invoiceIds)).map((each) => [each.invoiceId, each]));
    return new Map(invoiceIds.map((id) => [id, refusalOf(found.get(id))]));
  }

  override async carryOut(caller: Caller, invoiceId: string, { reason, followsFiles }: ActParameters): Promise<null> {
    await this.owner.setCollection(caller, { invoiceId, collect: this.collect, followsFiles, reason });
    return null;
  }
}

function refusalOf(found: InvoiceFacts | undefined): Refusal | null {
  if (!found) return { reason: 'INVOICE_NOT_FOUND', text: 'There is no such invoice.' };
  if (found.lifecycle === 'VOID') return { reason: 'INVOICE_STATE_FORBIDS', text: 'The invoice is void.' };
  if (found.lifecycle === 'SETTLED') return { reason: 'INVOICE_STATE_FORBIDS', text: 'The invoice is settled.' };
  return found.lifecycle === 'WRITTEN_OFF'
    ? { reason: 'INVOICE_STATE_FORBIDS', text: 'The invoice is written off.' }
    : null;
}

@Injectable()
export class SwitchCollectionOn extends SetCollections {
  override readonly act = 'COLLECTION_ON';
  protected override readonly collect = true;
}

@Injectable()
export class SwitchCollectionOff extends SetCollections {
  override readonly act = 'COLLECTION_OFF';
  protected override readonly collect = false;
}
