import { movedOn, type PaymentFile } from '../domain/payment-file.js';
import type { PaymentFileStore } from './ports.js';

/**
 * Reads a file outside of any transaction. Its parts go when it ends, so what failed beside the call that ended it says
 * nothing about the file.
 * @throws DomainError PAYMENT_FILE_MOVED_ON
 */
export async function unlessMovedOn<Answer>(
  files: PaymentFileStore,
  seen: PaymentFile,
  read: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await read();
  } catch (error) {
    const now = await files.find(seen.fileId);
    throw now?.version === seen.version ? error : movedOn(seen.fileId);
  }
}
