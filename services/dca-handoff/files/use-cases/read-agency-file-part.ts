import { Injectable } from '@nestjs/common';
import { FieldFaults } from '#libs/fields';
import { maxPartBytes } from '#libs/files';
import { errors } from '../domain/errors.js';
import { type ExchangedFile, requireFile, withoutContent } from '../domain/exchanged-file.js';
import { AgencyInbox, ExchangedFileStore } from './ports.js';

/** A section of a file. */
interface Section {
  readonly offsetBytes: bigint;
  /** 0 for as much as one call gives. */
  readonly lengthBytes: number;
}

@Injectable()
export class ReadAgencyFilePart {
  constructor(
    private readonly files: ExchangedFileStore,
    private readonly inbox: AgencyInbox,
  ) {}

  /**
   * Reads a section of a file as it was exchanged, as much of it as there is.
   * @throws AGENCY_FILE_NOT_FOUND, AGENCY_FILE_INVALID, AGENCY_FILE_STATE_FORBIDS
   */
  async readAgencyFilePart(
    fileId: string,
    { offsetBytes, lengthBytes }: Section,
  ): Promise<{ content: Uint8Array; sizeBytes: number }> {
    const file = requireFile(await this.files.find(fileId), fileId);
    const whole = await this.contentOf(file);
    if (whole === null) throw withoutContent(file);
    const faults = new FieldFaults();
    const isWithin = offsetBytes >= 0n && offsetBytes <= BigInt(whole.length);
    faults.check(isWithin, 'offset_bytes', `must be 0 to ${whole.length}`);
    faults.check(lengthBytes >= 0 && lengthBytes <= maxPartBytes, 'length_bytes', `must be 0 to ${maxPartBytes}`);
    faults.throwIfAny(errors.AGENCY_FILE_INVALID);
    const start = Number(offsetBytes);
    const content = whole.subarray(start, start + (lengthBytes === 0 ? maxPartBytes : lengthBytes));
    return { content, sizeBytes: whole.length };
  }

  private async contentOf(file: ExchangedFile): Promise<Buffer | null> {
    if (file.direction === 'RECEIVED') return file.state === 'WAITING' ? null : this.inbox.processed(file);
    const content = await this.files.sentContent(file);
    return content === null ? null : Buffer.from(content);
  }
}
