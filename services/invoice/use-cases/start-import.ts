import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { openFile, parseMapping, portfolioFields, type OpenedFile } from '#libs/files';
import { Runner, type Caller, type Tx } from '#libs/platform';
import { assertImportAllows } from '../domain/import.js';
import { importedFields } from './feed-row.js';
import { ImportStore, InvoiceEvents, type FileImport } from './ports.js';
import { lockImport } from './upload-import-part.js';

@Injectable()
export class StartImport {
  constructor(
    private readonly runner: Runner,
    private readonly imports: ImportStore,
    private readonly events: InvoiceEvents,
  ) {}

  /**
   * Looks through the whole file once. What cannot be read at all is refused whole and nothing of it is taken; else the
   * import is registered and waits for its turn.
   * @throws DomainError IMPORT_NOT_FOUND, IMPORT_TRANSITION_REFUSED; IMPORT_INCOMPLETE, after which parts may be sent again
   */
  execute(caller: Caller, importId: string): Promise<FileImport> {
    return this.runner.run(caller, async (tx) => {
      const of = await lockImport(this.imports, tx, importId);
      assertImportAllows(of, 'start');
      await this.assertComplete(tx, of);
      const { sha256, start } = await this.open(tx, of);
      if (sha256 !== of.sha256) throw incomplete('its digest differs from the one announced; send the parts again');
      if ('refusal' in start) return this.refuse(tx, of, start.refusal);
      const registered = await this.imports.update(tx, { ...of, state: 'REGISTERED', position: start });
      this.events.importRegistered(tx, registered);
      return registered;
    });
  }

  private async assertComplete(tx: Tx, { importId, sizeBytes }: FileImport): Promise<void> {
    const parts = await this.imports.parts(tx, importId);
    const missing = parts.findIndex(({ partNumber }, index) => partNumber !== index);
    if (missing >= 0) throw incomplete(`part ${missing} is missing`);
    const stored = parts.reduce((sum, part) => sum + BigInt(part.sizeBytes), 0n);
    if (stored !== sizeBytes) throw incomplete(`${stored} of ${sizeBytes} bytes are stored`);
  }

  private async open(tx: Tx, { importId, mapping }: FileImport): Promise<OpenedFile> {
    const file = await this.imports.file(importId, tx);
    return openFile(parseMapping(mapping, portfolioFields), importedFields, file);
  }

  private async refuse(tx: Tx, of: FileImport, refusal: string): Promise<FileImport> {
    const refused = await this.imports.update(tx, { ...of, state: 'REFUSED', refusal, completedAt: tx.now });
    await this.imports.dropWork(tx, of.importId);
    this.events.importEnded(tx, refused);
    return refused;
  }
}

function incomplete(what: string): DomainError {
  return new DomainError('IMPORT_INCOMPLETE', 'refused', `The file is not complete: ${what}.`);
}
