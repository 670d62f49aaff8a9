import protobuf from 'protobufjs';
import { commentOf } from './published-events.js';

/** A schema of AsyncAPI, which is JSON Schema. */
export type JsonSchema = Readonly<Record<string, unknown>>;

const int64: JsonSchema = { type: 'string', format: 'int64', pattern: '^-?[0-9]+$' };

/** How canonical ProtoJSON writes what a field may hold; a kind that no event has yet is added with the first that has. */
const scalars: Readonly<Record<string, JsonSchema>> = {
  string: { type: 'string' },
  bool: { type: 'boolean' },
  int32: { type: 'integer', format: 'int32' },
  int64,
  'google.protobuf.Timestamp': { type: 'string', format: 'date-time' },
};

/** Schemas of messages and enums in canonical ProtoJSON, by their full names, with all that they refer to. */
export class ProtoJsonSchemas {
  readonly all: Record<string, JsonSchema> = {};

  /** @returns a reference to the schema of the message, which is added when it is new */
  add(type: protobuf.Type | protobuf.Enum): JsonSchema {
    const name = type.fullName.slice(1);
    if (!(name in this.all)) {
      // The name is taken before its fields are looked at, as a message may hold its own kind.
      this.all[name] = {};
      this.all[name] = type instanceof protobuf.Enum ? enumSchema(type) : this.messageSchema(type);
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  private messageSchema(type: protobuf.Type): JsonSchema {
    const properties = type.fieldsArray.map((field) => [protobuf.util.camelCase(field.name), this.fieldSchema(field)]);
    return { type: 'object', description: commentOf(type), properties: Object.fromEntries(properties) as JsonSchema };
  }

  private fieldSchema(field: protobuf.Field): JsonSchema {
    const one = this.valueSchema(field);
    const description = commentOf(field);
    if (field.repeated) return { type: 'array', description, items: one };
    // Beside a reference nothing else counts.
    return '$ref' in one ? { description, allOf: [one] } : { ...one, description };
  }

  private valueSchema({ resolvedType, type, fullName }: protobuf.Field): JsonSchema {
    const scalar = scalars[resolvedType ? resolvedType.fullName.slice(1) : type];
    if (scalar) return scalar;
    if (!resolvedType) throw new Error(`${fullName} is a ${type}, whose ProtoJSON has no schema yet. Add it here.`);
    return this.add(resolvedType);
  }
}

function enumSchema(type: protobuf.Enum): JsonSchema {
  const description = Object.keys(type.values)
    .map((name) => `${name}: ${(type.comments[name] ?? '').replaceAll(/\s*\n\s*/g, ' ').trim()}`)
    .join('\n');
  return {
    type: 'string',
    description: [commentOf(type), description].filter((text) => text !== '').join('\n'),
    enum: Object.keys(type.values),
  };
}
