import { Injectable } from '@nestjs/common';
import {
  errors,
  fillValues,
  type GivenValue,
  type MetadataChange,
  type MetadataSchema,
  type MetadataValues,
  requireSchema,
  setValues,
  type ValueFault,
} from '#libs/metadata/domain';
import { type Caller, type Queryable, Runner, type Tx } from '#libs/transactions';
import { MetadataEvents, type MetadataKey, type MetadataRecord, MetadataStore, type MetadataSubject } from './ports.js';

/** A value with the schema it belongs to. */
export interface FilledValue extends GivenValue {
  readonly schema: string;
}

/** What a file says of one subject. */
export interface FilledSubject {
  readonly subject: MetadataSubject;
  readonly values: readonly FilledValue[];
}

/** A value of a file that is not taken. */
export interface FillFault extends FilledValue {
  readonly reason: ValueFault['reason'];
  /** The end of a sentence. */
  readonly description: string;
}

export interface FilledRow {
  /** Whether anything of it is another than before. */
  readonly isChanged: boolean;
  readonly faults: readonly FillFault[];
}

/** A field that a file would set or change. */
export interface ForeseenChange extends MetadataChange {
  readonly schema: string;
}

export interface ForeseenRow {
  readonly changes: readonly ForeseenChange[];
  readonly faults: readonly FillFault[];
}

/** What is kept of the customers, or of the invoices, of a service. */
@Injectable()
export class Metadata {
  constructor(
    private readonly runner: Runner,
    private readonly store: MetadataStore,
    private readonly events: MetadataEvents,
  ) {}

  /** By schema; only those that have values. */
  find(subjectId: string): Promise<MetadataRecord[]> {
    return this.store.findOf(subjectId);
  }

  /**
   * What a person gives of one subject.
   * @param lockSubject locks it, and throws where there is none
   * @param expectedVersion null asks for no check, 0 says that there was nothing yet
   * @throws METADATA_SCHEMA_NOT_FOUND, METADATA_INVALID, METADATA_STATE_FORBIDS, METADATA_CONFLICT
   */
  setMetadata(
    caller: Caller,
    lockSubject: (tx: Tx) => Promise<MetadataSubject>,
    given: { readonly schema: string; readonly values: readonly GivenValue[] },
    expectedVersion: bigint | null,
  ): Promise<MetadataRecord> {
    const change = async (tx: Tx): Promise<MetadataRecord> => {
      const subject = await lockSubject(tx);
      const [found] = await this.store.findSchemas(tx, [given.schema]);
      const schema = requireSchema(found ?? null, given.schema);
      const key = { subjectId: subject.subjectId, schema: schema.name };
      const [stored] = await this.store.findMany(tx, [key]);
      const present = stored ?? nothingOf(key, tx.now);
      expectVersion(present, expectedVersion);
      const { values, changes } = setValues(schema, present.values, given.values);
      if (changes.length === 0) return present;
      const record = advance(present, values, tx.now);
      await (stored ? this.store.updateMany(tx, [record]) : this.store.insertMany(tx, [record]));
      this.events.changed(tx, { subject, schema, record, changes, reason: '' });
      return record;
    };
    // Values may be personal data, which are stored where they belong and nowhere else; a repeat reads what is there.
    return this.runner.run<MetadataRecord, MetadataKey>(caller, change, {
      refer: ({ subjectId, schema }) => ({ subjectId, schema }),
      read: async (tx, key) => (await this.store.findMany(tx, [key]))[0] ?? nothingOf(key, tx.now),
    });
  }

  /**
   * What a file says of many subjects, each once, by a fixed number of statements: what is right is taken.
   * @returns one result per subject, in their order
   */
  async fillMany(tx: Tx, filled: readonly FilledSubject[], reason: string): Promise<FilledRow[]> {
    const [inserted, updated]: [MetadataRecord[], MetadataRecord[]] = [[], []];
    const rows = (await this.judgeMany(tx, filled)).map(({ subject, parts, faults }): FilledRow => {
      for (const { key, schema, before, values, changes } of parts) {
        const record = advance(before ?? nothingOf(key, tx.now), values, tx.now);
        (before ? updated : inserted).push(record);
        this.events.changed(tx, { subject, schema, record, changes, reason });
      }
      return { isChanged: parts.length > 0, faults };
    });
    await this.store.insertMany(tx, inserted);
    await this.store.updateMany(tx, updated);
    return rows;
  }

  /** What `fillMany` would do, in the order of the subjects; nothing is locked or written. */
  async foreseeMany(on: Queryable, filled: readonly FilledSubject[]): Promise<ForeseenRow[]> {
    return (await this.judgeMany(on, filled)).map(({ parts, faults }) => ({
      changes: parts.flatMap(({ schema, changes }) => changes.map((change) => ({ ...change, schema: schema.name }))),
      faults,
    }));
  }

  private async judgeMany(on: Queryable, filled: readonly FilledSubject[]): Promise<JudgedSubject[]> {
    const named = new Set(filled.flatMap(({ values }) => values.map(({ schema }) => schema)));
    if (named.size === 0) return filled.map(({ subject }) => ({ subject, parts: [], faults: [] }));
    const found = await this.store.findSchemas(on, [...named]);
    const schemas = new Map(found.map((schema) => [schema.name, schema]));
    const given = filled.map((each) => partsOf(each, schemas));
    const stored = await this.store.findMany(
      on,
      given.flatMap(({ known }) => known.map(({ key }) => key)),
    );
    const present = new Map(stored.map((record) => [nameOf(record), record]));
    return given.map(({ subject, known, faults }) => {
      const more = [...faults];
      const parts: JudgedPart[] = [];
      for (const { key, schema, values: wanted } of known) {
        const before = present.get(nameOf(key)) ?? null;
        const after = fillValues(schema, before?.values ?? {}, wanted);
        more.push(...after.faults.map((fault) => ({ ...fault, schema: schema.name })));
        const { values, changes } = after;
        if (changes.length > 0) parts.push({ key, schema, before, values, changes });
      }
      return { subject, parts, faults: more };
    });
  }
}

/** What a file makes of the values of one schema, where anything is another than before. */
interface JudgedPart {
  readonly key: MetadataKey;
  readonly schema: MetadataSchema;
  readonly before: MetadataRecord | null;
  readonly values: MetadataValues;
  readonly changes: readonly MetadataChange[];
}

interface JudgedSubject {
  readonly subject: MetadataSubject;
  readonly parts: readonly JudgedPart[];
  readonly faults: readonly FillFault[];
}

interface KnownPart {
  readonly key: MetadataKey;
  readonly schema: MetadataSchema;
  readonly values: readonly GivenValue[];
}

/** The values of a subject by schema, and those of schemas that do not exist. */
function partsOf({ subject, values }: FilledSubject, schemas: ReadonlyMap<string, MetadataSchema>) {
  const known = new Map<string, { key: MetadataKey; schema: MetadataSchema; values: GivenValue[] }>();
  const faults: FillFault[] = [];
  for (const value of values) {
    const schema = schemas.get(value.schema);
    if (!schema) {
      const description = `is of the metadata schema ${value.schema}, which does not exist`;
      faults.push({ ...value, reason: 'UNKNOWN_FIELD', description });
      continue;
    }
    const part = known.get(schema.name) ?? {
      ...{ key: { subjectId: subject.subjectId, schema: schema.name }, schema, values: [] },
    };
    part.values.push(value);
    known.set(schema.name, part);
  }
  const parts: readonly KnownPart[] = [...known.values()];
  return { subject, known: parts, faults };
}

function nothingOf(key: MetadataKey, now: Date): MetadataRecord {
  return { ...key, values: {}, version: 0n, changedAt: now };
}

function advance(present: MetadataRecord, values: MetadataValues, now: Date): MetadataRecord {
  return { ...present, values, version: present.version + 1n, changedAt: now };
}

function expectVersion({ schema, version }: MetadataRecord, expectedVersion: bigint | null): void {
  if (expectedVersion === null || version === expectedVersion) return;
  throw errors.METADATA_CONFLICT(
    `What is kept by ${schema} is at version ${version}, not ${expectedVersion}. Read it again and decide anew.`,
    { facts: { version: version.toString() } },
  );
}

function nameOf({ subjectId, schema }: MetadataKey): string {
  return `${subjectId}/${schema}`;
}
