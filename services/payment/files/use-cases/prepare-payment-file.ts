import { Injectable } from '@nestjs/common';
import { DomainError, invalidFields } from '#libs/errors';
import { lackOfParts, violationsOfPart, type OpenedFile } from '#libs/files';
import { newId } from '#libs/ids';
import { Runner, type Caller, type Tx } from '#libs/platform';
import {
  moveFile,
  paymentFileNotFound,
  refuseFile,
  registerFile,
  type FileDescription,
  type PaymentFile,
} from '../domain/payment-file.js';
import { PaymentFileEvents, PaymentFileReader, PaymentFileStore } from './ports.js';
import { unlessMovedOn } from './unless-moved-on.js';

/** A file is registered, uploaded in parts and started; from then on the workflow service has its lines taken. */
@Injectable()
export class PreparePaymentFile {
  constructor(
    private readonly runner: Runner,
    private readonly files: PaymentFileStore,
    private readonly reader: PaymentFileReader,
    private readonly events: PaymentFileEvents,
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
      const violations = violationsOfPart(partNumber, content.length);
      if (violations.length > 0) throw invalidFields('PAYMENT_FILE_INVALID', violations);
      return this.files.addPart(tx, fileId, partNumber, content);
    });
  }

  /**
   * Declares the file complete. A file that cannot be read at all is refused whole, as a state and not as an error.
   * Errors: PAYMENT_FILE_NOT_FOUND, PAYMENT_FILE_WRONG_STATE, PAYMENT_FILE_INCOMPLETE, PAYMENT_FILE_MOVED_ON
   */
  async start(caller: Caller, fileId: string): Promise<PaymentFile> {
    // Parts never change, so the file is looked through before the transaction, which would else be open for long.
    const opened = await this.open(fileId);
    return this.runner.run(caller, async (tx) => {
      const file = await this.files.lock(tx, fileId);
      const registered = moveFile(file, 'start');
      if (!opened) throw paymentFileNotFound(fileId);
      assertComplete(file, opened);
      const { start } = opened;
      if ('refusal' in start) return this.refuse(tx, refuseFile(file, start.refusal, tx.now));
      await this.files.save(tx, registered, start);
      this.events.registered(tx, registered);
      return registered;
    });
  }

  /** Null for a file that is not being uploaded. */
  private async open(fileId: string): Promise<(OpenedFile & { readonly lack: string | null }) | null> {
    const seen = await this.files.find(fileId);
    if (seen?.state !== 'UPLOADING') return null;
    return unlessMovedOn(this.files, seen, async () => {
      const content = await this.files.content(fileId);
      const opened = await this.reader.open(seen.mapping, content);
      return { ...opened, lack: lackOfParts(content, seen.sizeBytes) };
    });
  }

  private async refuse(tx: Tx, refused: PaymentFile): Promise<PaymentFile> {
    await this.files.save(tx, refused, null);
    await this.files.dropWork(tx, refused.fileId);
    this.events.completed(tx, refused);
    return refused;
  }
}

/** @throws DomainError PAYMENT_FILE_INCOMPLETE */
function assertComplete(file: PaymentFile, { lack, sha256 }: { lack: string | null; sha256: string }): void {
  const { fileId } = file;
  if (lack !== null) throw incomplete(fileId, `${lack}. Upload what is missing and start it again.`);
  if (sha256 !== file.sha256) {
    throw incomplete(fileId, `its digest is ${sha256}, not ${file.sha256}. Register and upload the file anew.`);
  }
}

function incomplete(fileId: string, what: string): DomainError {
  return new DomainError('PAYMENT_FILE_INCOMPLETE', 'refused', `Payment file ${fileId} is not complete: ${what}`);
}
