import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import type { PageRequest } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import { ImportStore, type ErrorKey, type FileImport, type StoredFault } from './ports.js';

@Injectable()
export class ReadImports {
  constructor(private readonly imports: ImportStore) {}

  /** @throws IMPORT_NOT_FOUND */
  async get(importId: string): Promise<FileImport> {
    const of = isId(importId) ? await this.imports.find(importId) : null;
    if (!of) throw errors.IMPORT_NOT_FOUND(`There is no import ${JSON.stringify(importId)}.`);
    return of;
  }

  /** @throws IMPORT_NOT_FOUND */
  async errors(importId: string, page: PageRequest<ErrorKey>): Promise<StoredFault[]> {
    const { importId: known } = await this.get(importId);
    return this.imports.listErrors(known, page);
  }
}
