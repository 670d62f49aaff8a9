import { Injectable } from '@nestjs/common';
import { parseMapping, portfolioFields } from '#libs/files';
import { newId } from '#libs/ids';
import type { Caller } from '#libs/transactions';
import { type Import, type ImportDescription, registerImport } from '../domain/import.js';
import { ImportIntake } from './import-intake.js';

@Injectable()
export class RegisterImport {
  constructor(private readonly intake: ImportIntake) {}

  /**
   * Announces a file. Its mapping is validated at once.
   * @throws IMPORT_INVALID, MAPPING_INVALID
   */
  registerImport(caller: Caller, description: ImportDescription): Promise<Import> {
    return this.intake.registerFile(caller, (now) => {
      const registered = registerImport(description, newId(), now);
      parseMapping(description.mapping, portfolioFields);
      return registered;
    });
  }
}
