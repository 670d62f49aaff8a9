import { Injectable } from '@nestjs/common';
import { lackOfParts, openFile, parseMapping, portfolioFields } from '#libs/files';
import { Runner, type Caller, type Tx } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import { assertImportAllows } from '../domain/import.js';
import { importedFields } from './chunk/feed-row.js';
import { ImportStore, ImportEvents, type FileImport } from './ports.js';
import { lockImport } from './upload-import-part.js';

@Injectable()
export class StartImport {
  constructor(
    private readonly runner: Runner,
    private readonly imports: ImportStore,
    private readonly events: ImportEvents,
  ) {}

  /**
   * Looks through the whole file once. What cannot be read at all is refused whole and nothing of it is taken; else the
   * import is registered and waits for its turn.
   * @throws IMPORT_NOT_FOUND, IMPORT_STATE_FORBIDS; IMPORT_INCOMPLETE, after which parts may be sent again
   */
  execute(caller: Caller, importId: string): Promise<FileImport> {
    return this.runner.run(caller, async (tx) => {
      const of = await lockImport(this.imports, tx, importId);
      assertImportAllows(of, 'start');
      const file = await this.imports.file(importId, tx);
      const lack = lackOfParts(file, of.sizeBytes);
      if (lack !== null) throw incomplete(lack);
      const { sha256, start } = await openFile(parseMapping(of.mapping, portfolioFields), importedFields, file);
      if (sha256 !== of.sha256) throw incomplete('its digest differs from the one announced; send the parts again');
      if ('refusal' in start) return this.refuse(tx, of, start.refusal);
      const registered = await this.imports.update(tx, { ...of, state: 'REGISTERED', position: start });
      this.events.registered(tx, registered);
      return registered;
    });
  }

  private async refuse(tx: Tx, of: FileImport, refusal: string): Promise<FileImport> {
    const refused = await this.imports.update(tx, { ...of, state: 'REFUSED', refusal, completedAt: tx.now });
    await this.imports.dropFile(tx, of.importId);
    this.events.ended(tx, refused);
    return refused;
  }
}

function incomplete(what: string) {
  return errors.IMPORT_INCOMPLETE(`The file is not complete: ${what}.`);
}
