import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { newId } from '#libs/ids';
import type { LookedThrough } from '#libs/intake';
import { type Caller, Runner } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import { assertTakeable, type PaymentFile, takeTried } from '../domain/payment-file.js';
import { PaymentFileIntake } from './payment-file-intake.js';
import { PaymentFileEvents, PaymentFileReader, PaymentFileStore } from './ports.js';

/** What of a trial is taken, and when. */
export interface TriedContent {
  /** The trial. */
  readonly fileId: string;
  /** Digest of the content that the caller means. */
  readonly sha256: string;
  /** Business time at which it is taken; null for at once. */
  readonly arrivalAt: Date | null;
}

@Injectable()
export class TakeTriedPaymentFile {
  constructor(
    private readonly runner: Runner,
    private readonly intake: PaymentFileIntake,
    private readonly files: PaymentFileStore,
    private readonly reader: PaymentFileReader,
    private readonly events: PaymentFileEvents,
  ) {}

  /**
   * Makes a file of the content that a trial tried; the workflow service has its lines taken. The content is looked through
   * again, so that what is taken has the digest of what was tried.
   * @returns the new file
   * @throws PAYMENT_FILE_NOT_FOUND, PAYMENT_FILE_STATE_FORBIDS, PAYMENT_FILE_INVALID, PAYMENT_FILE_INCOMPLETE when the
   * content is not kept any more, PAYMENT_FILE_CONFLICT
   */
  async takeTriedPaymentFile(caller: Caller, { fileId, sha256, arrivalAt }: TriedContent): Promise<PaymentFile> {
    const seen = await this.lookThrough(fileId);
    return this.runner.run(caller, async (tx) => {
      const tried = await this.files.lock(tx, fileId);
      assertTakeable(tried, sha256);
      if (!seen || seen.version !== tried.version) {
        const message = `Another call changed the payment file ${fileId} at the same time. Make the same call again.`;
        throw errors.PAYMENT_FILE_CONFLICT(message);
      }
      const { start, lack } = seen;
      if (lack !== null || seen.sha256 !== tried.sha256 || 'refusal' in start) {
        const what = `The content of dry run ${fileId} is not kept any more`;
        throw errors.PAYMENT_FILE_INCOMPLETE(`${what}: a week after its end it is deleted. Upload the file again.`);
      }
      const { trial, file } = takeTried(tried, { fileId: newId(), arrivalAt, start }, tx.now);
      await this.files.insert(tx, file);
      await this.files.moveContent(tx, fileId, file.fileId);
      await this.files.update(tx, trial);
      this.events.registered(tx, file, '');
      return file;
    });
  }

  /** Null also where another call took the content meanwhile: the transaction tells, or answers as it did before. */
  private async lookThrough(fileId: string): Promise<LookedThrough | null> {
    try {
      return await this.intake.lookThrough(fileId, 'COMPLETED', ({ mapping }, content) =>
        this.reader.open(mapping, content),
      );
    } catch (error) {
      if (error instanceof DomainError && error.code === 'PAYMENT_FILE_CONFLICT') return null;
      throw error;
    }
  }
}
