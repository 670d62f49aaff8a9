import { Injectable } from '@nestjs/common';
import type { CausingEvent, Tx } from '#libs/platform';
import { Causes } from '../../waking/use-cases/causes.js';
import { WakeStore } from '../../waking/use-cases/ports.js';
import type { WorkflowStart } from '../../waking/waking.contract.js';
import * as runImport from '../run-import.contract.js';
import * as runPaymentFile from '../run-payment-file.contract.js';
import { type ArrivalKind, ArrivalStore } from './ports.js';

const kinds = ['IMPORT', 'PAYMENT_FILE'] as const;

/** A file as an event announced it. */
export interface AnnouncedFile {
  readonly arrivalId: string;
  readonly kind: ArrivalKind;
  /** Null for a file that is to be taken at once. */
  readonly arriveAt: Date | null;
  readonly event: CausingEvent;
}

/** Files are taken when they arrive, those of a kind one after another, so that a newer file never overtakes an older. */
@Injectable()
export class TakeFiles {
  constructor(
    private readonly arrivals: ArrivalStore,
    private readonly wakes: WakeStore,
  ) {}

  async register(tx: Tx, files: readonly AnnouncedFile[]): Promise<void> {
    await this.arrivals.add(
      tx,
      files.map(({ arrivalId, kind, arriveAt }) => ({ arrivalId, kind, arriveAt: arriveAt ?? tx.now })),
    );
    const causes = new Causes(new Map(files.map((file) => [file.arrivalId, file])));
    for (const kind of kinds) {
      const arrived = files.some((file) => file.kind === kind && (file.arriveAt === null || file.arriveAt <= tx.now));
      if (arrived) await this.startNext(tx, kind, causes);
    }
  }

  /** Starts the next file of a kind that has arrived; nothing while one is running. */
  async startNext(tx: Tx, kind: ArrivalKind, causes = new Causes()): Promise<boolean> {
    const arrivalId = await this.arrivals.startNext(tx, kind);
    if (arrivalId === null) return false;
    await this.wakes.add(causes.of(tx, arrivalId), [startOf(kind, arrivalId)]);
    return true;
  }

  /** The file was taken to its end; the next one may begin. */
  async finish(tx: Tx, arrivalId: string, workflowId: string): Promise<void> {
    await this.wakes.settle(tx, workflowId, await this.wakes.take(tx, workflowId));
    const kind = await this.arrivals.finish(tx, arrivalId);
    if (kind !== null) await this.startNext(tx, kind);
  }
}

function startOf(kind: ArrivalKind, arrivalId: string): WorkflowStart {
  return kind === 'IMPORT' ? runImport.wakeOf(arrivalId) : runPaymentFile.wakeOf(arrivalId);
}
