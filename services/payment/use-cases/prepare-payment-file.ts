import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { newId } from '#libs/ids';
import { Runner, type Caller, type Tx } from '#libs/platform';
import {
  assertPart,
  moveFile,
  paymentFileNotFound,
  refuseFile,
  registerFile,
  type FileDescription,
  type PaymentFile,
} from '../domain/payment-file.js';
import { PaymentFacts, PaymentFileReader, PaymentFileStore } from './ports.js';

/** A file is registered, uploaded in parts and started; from then on the workflow service has its lines taken. */
@Injectable()
export class PreparePaymentFile {
  constructor(
    private readonly runner: Runner,
    private readonly files: PaymentFileStore,
    private readonly reader: PaymentFileReader,
    private readonly facts: PaymentFacts,
  ) {}

  /** Errors: MAPPING_INVALID, PAYMENT_FILE_INVALID */
  register(caller: Caller, description: FileDescription): Promise<PaymentFile> {
    return this.runner.run(caller, async (tx) => {
      this.reader.assertMapping(description.mapping);
      const file = registerFile(description, newId(), tx.now);
      await this.files.add(tx, file);
      return file;
    });
  }

  /**
   * Answers how many parts are stored.
   * Errors: PAYMENT_FILE_NOT_FOUND, PAYMENT_FILE_INVALID, PAYMENT_FILE_WRONG_STATE, PAYMENT_FILE_PART_CONFLICT
   */
  upload(caller: Caller, fileId: string, partNumber: number, content: Uint8Array): Promise<number> {
    return this.runner.run(caller, async (tx) => {
      const file = await this.files.lock(tx, fileId);
      moveFile(file, 'upload');
      assertPart(partNumber, content.length);
      return this.files.addPart(tx, fileId, partNumber, content);
    });
  }

  /**
   * Declares the file complete. A file that cannot be read at all is refused whole, as a state and not as an error.
   * Errors: PAYMENT_FILE_NOT_FOUND, PAYMENT_FILE_WRONG_STATE, PAYMENT_FILE_INCOMPLETE
   */
  async start(caller: Caller, fileId: string): Promise<PaymentFile> {
    const seen = await this.files.find(fileId);
    // Parts never change, so the file is looked through before the transaction, which would else be open for long.
    const content = await this.files.content(fileId);
    const opened = seen?.state === 'UPLOADING' ? await this.reader.open(seen.mapping, content) : null;
    return this.runner.run(caller, async (tx) => {
      const file = await this.files.lock(tx, fileId);
      const registered = moveFile(file, 'start');
      if (!opened) throw paymentFileNotFound(fileId);
      assertComplete(file, content.sizeBytes, opened.sha256);
      const { start } = opened;
      if ('refusal' in start) return this.refuse(tx, refuseFile(file, start.refusal, tx.now));
      await this.files.save(tx, registered, start);
      this.facts.fileRegistered(tx, registered);
      return registered;
    });
  }

  private async refuse(tx: Tx, refused: PaymentFile): Promise<PaymentFile> {
    await this.files.save(tx, refused, null);
    this.facts.fileCompleted(tx, refused);
    return refused;
  }
}

/** @throws DomainError PAYMENT_FILE_INCOMPLETE */
function assertComplete(file: PaymentFile, sizeBytes: number, sha256: string): void {
  const { fileId } = file;
  if (BigInt(sizeBytes) !== file.sizeBytes) {
    throw incomplete(
      fileId,
      `It has ${sizeBytes} of ${file.sizeBytes} bytes. Upload the missing parts and start it again.`,
    );
  }
  if (sha256 !== file.sha256) {
    throw incomplete(fileId, `Its digest is ${sha256}, not ${file.sha256}. Register and upload the file anew.`);
  }
}

function incomplete(fileId: string, what: string): DomainError {
  return new DomainError('PAYMENT_FILE_INCOMPLETE', 'refused', `Payment file ${fileId} is not complete. ${what}`);
}
