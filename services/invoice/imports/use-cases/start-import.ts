import { Injectable } from '@nestjs/common';
import { openFile, parseMapping, portfolioFields } from '#libs/files';
import type { Caller } from '#libs/transactions';
import type { Import } from '../domain/import.js';
import { importedFieldsOf } from './chunk/feed-row.js';
import { ImportIntake } from './import-intake.js';

@Injectable()
export class StartImport {
  constructor(private readonly intake: ImportIntake) {}

  /**
   * Declares the file complete and reads through it once. A file that cannot be read is refused whole; any other waits
   * for its turn.
   * @throws IMPORT_NOT_FOUND, IMPORT_STATE_FORBIDS, IMPORT_INCOMPLETE, IMPORT_CONFLICT
   */
  startImport(caller: Caller, importId: string): Promise<Import> {
    return this.intake.startFile(caller, importId, ({ mapping: text }, content) => {
      const mapping = parseMapping(text, portfolioFields);
      return openFile(mapping, importedFieldsOf(mapping), content);
    });
  }
}
