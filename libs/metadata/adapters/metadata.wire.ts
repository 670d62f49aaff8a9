import { type commonV1, enumName, toTimestamp } from '#libs/contracts';
import type { MetadataChanged, MetadataRecord } from '#libs/metadata';
import type { FieldType, MetadataField, MetadataSchema, SchemaInput } from '#libs/metadata/domain';

interface WireSchemaInput {
  readonly name: string;
  readonly label: string;
  readonly fields: readonly commonV1.MetadataField[];
  readonly retired: boolean;
}

export function fromWireSchema({ name, label, fields, retired }: WireSchemaInput): SchemaInput {
  const read = fields.map(({ type, ...field }) => ({ ...field, type: enumName<FieldType>(type, 'TYPE_') }));
  return { name, label, fields: read, retired };
}

export function toWireSchema({ fields, version, createdAt, ...schema }: MetadataSchema): commonV1.MetadataSchemaInit {
  return {
    ...schema,
    fields: fields.map(toWireField),
    version: version.toString(),
    createTime: toTimestamp(createdAt),
  };
}

export function toWireMetadata({ schema, values, version, changedAt }: MetadataRecord): commonV1.MetadataInit {
  return {
    schema,
    values: Object.entries(values).map(([field, value]) => ({ field, value })),
    version: version.toString(),
    changeTime: toTimestamp(changedAt),
  };
}

/** Texts may say anything, so that they stay where they are kept. */
export function toWireChanges({ schema, changes }: MetadataChanged) {
  return {
    schema: schema.name,
    schemaLabel: schema.label,
    changes: changes.map(({ field, label, from, to, isText: withheld }) =>
      withheld ? { field, label, from: '', to: '', withheld } : { field, label, from, to, withheld },
    ),
  };
}

function toWireField({ type, choices, ...field }: MetadataField): commonV1.MetadataFieldInit {
  return { ...field, type: `TYPE_${type}`, choices: choices.map((choice) => ({ ...choice })) };
}
