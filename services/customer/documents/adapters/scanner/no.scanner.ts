import type { Verdict } from '../../domain/document.js';
import { ScannerFault } from '../../domain/scanner-fault.js';
import { Scanner } from '../../use-cases/ports.js';

/** Nothing looks at documents, so nothing but an administrator releases them. */
export class NoScanner extends Scanner {
  override readonly name = 'none';

  override async scan(): Promise<Verdict> {
    throw new ScannerFault('AWAY', 'There is no scanner. Set DUNLIN_DOCUMENTS_SCANNER_URL (documents.scanner.host).');
  }
}
