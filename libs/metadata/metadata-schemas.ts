import { Injectable } from '@nestjs/common';
import {
  changeSchema,
  errors,
  expectSchemaVersion,
  maxSchemas,
  type MetadataSchema,
  readSchema,
  requireSchema,
  type SchemaInput,
} from '#libs/metadata/domain';
import { type Caller, Database, type PageRequest, Runner, type Tx } from '#libs/transactions';
import { MetadataEvents, MetadataStore, type SchemaKey } from './ports.js';

/** The schemas of a service. */
@Injectable()
export class MetadataSchemas {
  constructor(
    private readonly runner: Runner,
    private readonly database: Database,
    private readonly store: MetadataStore,
    private readonly events: MetadataEvents,
  ) {}

  /**
   * Creates a schema, or replaces the one that has this name.
   * @param expected 0 asks for no check
   * @throws METADATA_SCHEMA_INVALID, METADATA_SCHEMA_NOT_FOUND, METADATA_SCHEMA_CONFLICT, METADATA_SCHEMA_STATE_FORBIDS
   */
  applySchema(caller: Caller, input: SchemaInput, expected: bigint): Promise<MetadataSchema> {
    const wanted = readSchema(input);
    return this.runner.run(caller, async (tx) => {
      const present = (await this.store.lockSchema(tx, wanted.name)) ?? (await this.make(tx, wanted, expected));
      if (!('isNew' in present)) {
        expectSchemaVersion(present, expected);
        const changed = changeSchema(present, wanted);
        if (changed === present) return present;
        await this.store.updateSchema(tx, changed);
        this.events.schemaChanged(tx, changed);
        return changed;
      }
      const { isNew: _, ...made } = present;
      this.events.schemaChanged(tx, made);
      return made;
    });
  }

  /** @throws METADATA_SCHEMA_NOT_FOUND */
  async getSchema(name: string): Promise<MetadataSchema> {
    const [found] = await this.store.findSchemas(this.database, [name]);
    return requireSchema(found ?? null, name);
  }

  /** In the order of the name. */
  listSchemas(page: PageRequest<SchemaKey>): Promise<MetadataSchema[]> {
    return this.store.listSchemas(page);
  }

  /** Those of the names that exist, by name. */
  async findSchemas(names: Iterable<string>): Promise<ReadonlyMap<string, MetadataSchema>> {
    const found = await this.store.findSchemas(this.database, [...new Set(names)]);
    return new Map(found.map((schema) => [schema.name, schema]));
  }

  private async make(tx: Tx, wanted: ReturnType<typeof readSchema>, expected: bigint) {
    const count = await this.store.countSchemas(tx);
    // Another caller may have made it while this one waited to count.
    const made = await this.store.lockSchema(tx, wanted.name);
    if (made) return made;
    if (expected !== 0n) requireSchema(null, wanted.name);
    if (count >= maxSchemas) {
      throw errors.METADATA_SCHEMA_STATE_FORBIDS(`There are ${maxSchemas} schemas, which is as many as there may be.`);
    }
    const schema = { ...wanted, version: 1n, createdAt: tx.now };
    await this.store.insertSchema(tx, schema);
    return { ...schema, isNew: true };
  }
}
