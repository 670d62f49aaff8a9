import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import type { JoinPreview } from '../../sequences/domain/join-preview.js';
import type { Sequence } from '../../sequences/domain/sequence.js';
import { OpenInvoices } from '../../sequences/use-cases/open-invoices.js';
import { WakeStore } from '../../waking/use-cases/ports.js';
import { wakeOf } from '../backfill-sequence.contract.js';
import { PreviewJoining } from './preview-joining.js';

/** What was open before a sequence was applied joins it by a workflow of its own, batch after batch. */
@Injectable()
export class EnrolOpenInvoices extends OpenInvoices {
  constructor(
    private readonly wakes: WakeStore,
    private readonly previewJoining: PreviewJoining,
  ) {
    super();
  }

  override preview(sequence: Sequence, skipMissed: boolean, now: Date): Promise<JoinPreview> {
    return this.previewJoining.previewJoining(sequence, skipMissed, now);
  }

  override async enrol(tx: Tx, name: string, version: number, skipMissed: boolean): Promise<void> {
    await this.wakes.insertMany(tx, [wakeOf(name, version, skipMissed)]);
  }
}
