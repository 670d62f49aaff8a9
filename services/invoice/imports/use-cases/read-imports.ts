import { Injectable } from '@nestjs/common';
import type { RowFault } from '#libs/files';
import { isId } from '#libs/ids';
import type { PageRequest } from '../../ledger/use-cases/ports.js';
import { ImportStore, type ErrorKey, type FileImport } from './ports.js';
import { importNotFound } from './upload-import-part.js';

@Injectable()
export class ReadImports {
  constructor(private readonly imports: ImportStore) {}

  /** @throws DomainError IMPORT_NOT_FOUND */
  async get(importId: string): Promise<FileImport> {
    const of = isId(importId) ? await this.imports.find(importId) : null;
    if (!of) throw importNotFound(importId);
    return of;
  }

  /** @throws DomainError IMPORT_NOT_FOUND */
  async errors(importId: string, page: PageRequest<ErrorKey>): Promise<(RowFault & { ordinal: number })[]> {
    const { importId: known } = await this.get(importId);
    return this.imports.listErrors(known, page);
  }
}
