import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import { type BulkAct, pendingCountOf } from '../domain/bulk-act.js';
import { BulkActEvents } from '../use-cases/ports.js';

@Injectable()
export class OutboxBulkActEvents extends BulkActEvents {
  override started(tx: Tx, act: BulkAct): void {
    const payload = { ...headOf(act), pendingCount: pendingCountOf(act) };
    tx.emit({ type: 'dunlin.workflow.v1.BulkActStarted', ...placeOf(act), payload });
  }

  override ended(tx: Tx, act: BulkAct): void {
    const { doneCount, refusedCount, failedCount, cancelledCount } = act;
    const counts = { doneCount, refusedCount, failedCount, cancelledCount };
    const payload = { ...headOf(act), state: `STATE_${act.state}` as const, ...counts };
    tx.emit({ type: 'dunlin.workflow.v1.BulkActEnded', ...placeOf(act), payload });
  }
}

function placeOf({ bulkActId, version }: BulkAct) {
  return { key: bulkActId, subject: bulkActId, sequence: version };
}

function headOf({ bulkActId, act }: BulkAct) {
  return { bulkActId, act: `ACT_${act}` as const };
}
