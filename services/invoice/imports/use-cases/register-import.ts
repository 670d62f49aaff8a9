import { Injectable } from '@nestjs/common';
import { invalidFields } from '#libs/errors';
import { parseMapping, portfolioFields, readMetadataField } from '#libs/files';
import { newId } from '#libs/ids';
import { MetadataSchemas } from '#libs/metadata';
import type { Caller } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import { type Import, type ImportDescription, registerImport } from '../domain/import.js';
import { ImportIntake } from './import-intake.js';

@Injectable()
export class RegisterImport {
  constructor(
    private readonly intake: ImportIntake,
    private readonly schemas: MetadataSchemas,
  ) {}

  /**
   * Announces a file. Its mapping is validated at once.
   * @throws IMPORT_INVALID, MAPPING_INVALID
   */
  async registerImport(caller: Caller, description: ImportDescription): Promise<Import> {
    await this.refuseUnknownMetadata(description.mapping);
    return this.intake.registerFile(caller, (now) => {
      const registered = registerImport(description, newId(), now);
      parseMapping(description.mapping, portfolioFields);
      return registered;
    });
  }

  /** Fields of invoices are known here; those of customers are judged row by row by the customer service. */
  private async refuseUnknownMetadata(mapping: string): Promise<void> {
    if (!mapping.includes('invoice.metadata.')) return;
    const { rules } = parseMapping(mapping, portfolioFields);
    const named = [...rules.keys()].flatMap((name) => {
      const field = readMetadataField(name);
      return field?.of === 'invoice' ? [{ name, ...field }] : [];
    });
    if (named.length === 0) return;
    const schemas = await this.schemas.findSchemas(named.map(({ schema }) => schema));
    const unknown = named.filter(
      ({ schema, field }) => !schemas.get(schema)?.fields.some(({ name }) => name === field),
    );
    const violations = unknown.map(({ name }) => ({
      field: `columns.${name}`,
      description: 'is no field of a metadata schema of invoices',
    }));
    if (violations.length > 0) throw invalidFields(errors.IMPORT_INVALID, violations);
  }
}
