import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/platform';
import { ArrivalStore, WakeStore, type ArrivalKind, type Wake } from './driving.ports.js';

const kinds = ['IMPORT', 'PAYMENT_FILE'] as const;

/** Files are taken when they arrive, those of a kind one after another, so that a newer file never overtakes an older. */
@Injectable()
export class TakeFiles {
  constructor(
    private readonly arrivals: ArrivalStore,
    private readonly wakes: WakeStore,
  ) {}

  /** @param arriveAt null for a file that is to be taken at once */
  async register(
    tx: Tx,
    files: readonly { arrivalId: string; kind: ArrivalKind; arriveAt: Date | null }[],
  ): Promise<void> {
    await this.arrivals.add(
      tx,
      files.map((file) => ({ ...file, arriveAt: file.arriveAt ?? tx.now })),
    );
    for (const kind of kinds) {
      const arrived = files.some((file) => file.kind === kind && (file.arriveAt === null || file.arriveAt <= tx.now));
      if (arrived) await this.startNext(tx, kind);
    }
  }

  /** Starts the next file of a kind that has arrived; nothing while one is running. */
  async startNext(tx: Tx, kind: ArrivalKind): Promise<boolean> {
    const arrivalId = await this.arrivals.startNext(tx, kind);
    if (arrivalId === null) return false;
    await this.wakes.add(tx, [wakeOf(kind, arrivalId)]);
    return true;
  }

  /** The file was taken to its end; the next one may begin. */
  async finish(tx: Tx, arrivalId: string, workflowId: string): Promise<void> {
    await this.wakes.settle(tx, workflowId, await this.wakes.take(tx, workflowId));
    const kind = await this.arrivals.finish(tx, arrivalId);
    if (kind !== null) await this.startNext(tx, kind);
  }
}

function wakeOf(kind: ArrivalKind, id: string): Wake {
  return kind === 'IMPORT'
    ? { workflowId: `run-import/${id}`, workflowType: 'runImport', input: { importId: id } }
    : { workflowId: `run-payment-file/${id}`, workflowType: 'runPaymentFile', input: { fileId: id } };
}
