import { Injectable } from '@nestjs/common';
import { invalidFields } from '#libs/errors';
import { violationsOfPart } from '#libs/files';
import { isId } from '#libs/ids';
import { Runner, type Caller, type Tx } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import { assertImportAllows } from '../domain/import.js';
import { ImportStore, type FileImport } from './ports.js';

@Injectable()
export class UploadImportPart {
  constructor(
    private readonly runner: Runner,
    private readonly imports: ImportStore,
  ) {}

  /**
   * Stores one part; a part may be sent again until the import is started.
   * @returns how many parts are stored
   * @throws IMPORT_NOT_FOUND, IMPORT_STATE_FORBIDS, IMPORT_INVALID
   */
  async execute(caller: Caller, importId: string, part: { partNumber: number; content: Uint8Array }): Promise<number> {
    const violations = violationsOfPart(part.partNumber, part.content.length);
    if (violations.length > 0) throw invalidFields(errors.IMPORT_INVALID, violations);
    return this.runner.run(caller, async (tx) => {
      const of = await lockImport(this.imports, tx, importId);
      assertImportAllows(of, 'upload part');
      const { partCount, sizeBytes } = await this.imports.savePart(tx, importId, part);
      if (sizeBytes > of.sizeBytes) {
        const description = `makes the file longer than the ${of.sizeBytes} bytes announced`;
        throw invalidFields(errors.IMPORT_INVALID, [{ field: 'content', description }]);
      }
      return partCount;
    });
  }
}

/** @throws IMPORT_NOT_FOUND */
export async function lockImport(imports: ImportStore, tx: Tx, importId: string): Promise<FileImport> {
  const of = isId(importId) ? await imports.lock(tx, importId) : null;
  if (!of) throw errors.IMPORT_NOT_FOUND(`There is no import ${JSON.stringify(importId)}.`);
  return of;
}
