import protobuf from 'protobufjs';

/** Says what is wrong with a value for a field, or null. */
type Check = (value: unknown, path: string) => string | null;

/**
 * Builds the strict check of a message type. The reflection's own `fromObject` takes an unknown field or enum name for
 * absent without a word, which would publish an event with a hole in it.
 */
export function checkOf(type: protobuf.Type): Check {
  const known = built.get(type);
  if (known) return known;
  const fields = new Map<string, Check>();
  const check: Check = (value, path) => checkMessage(type, fields, value, path);
  built.set(type, check);
  for (const field of type.fieldsArray) fields.set(field.name, fieldCheck(field.resolve()));
  return check;
}

const built = new WeakMap<protobuf.Type, Check>();

function checkMessage(type: protobuf.Type, fields: Map<string, Check>, value: unknown, path: string): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Date) {
    return `${path} must be an object of ${type.name}, not ${nameOf(value)}`;
  }
  for (const name in value) {
    const given = (value as Record<string, unknown>)[name];
    if (given === undefined || given === null) continue;
    const check = fields.get(name);
    if (check) {
      const fault = check(given, path ? `${path}.${name}` : name);
      if (fault) return fault;
    } else if (!Object.hasOwn(type.oneofs ?? {}, name)) {
      return `${path ? `${path}.` : ''}${name} is no field of ${type.name}`;
    }
  }
  for (const oneof of type.oneofsArray) {
    const given = oneof.fieldsArray.filter(({ name }) => (value as Record<string, unknown>)[name] != null);
    if (given.length > 1)
      return `${path || type.name} sets ${given.map(({ name }) => name).join(' and ')}, of which one may be set`;
  }
  return null;
}

function fieldCheck(field: protobuf.Field): Check {
  const single = valueCheck(field);
  if (field instanceof protobuf.MapField) {
    return (value, path) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return `${path} must be a map`;
      for (const [key, item] of Object.entries(value)) {
        const fault = single(item, `${path}.${key}`);
        if (fault) return fault;
      }
      return null;
    };
  }
  if (!field.repeated) return single;
  return (value, path) => {
    if (!Array.isArray(value)) return `${path} must be a list, not ${nameOf(value)}`;
    for (let index = 0; index < value.length; index++) {
      const fault = single(value[index], `${path}[${index}]`);
      if (fault) return fault;
    }
    return null;
  };
}

function valueCheck(field: protobuf.Field): Check {
  const resolved = field.resolvedType;
  if (resolved instanceof protobuf.Type) return (value, path) => checkOf(resolved)(value, path);
  if (resolved instanceof protobuf.Enum) return enumCheck(resolved);
  const [holds, wanted] = scalars[field.type] ?? scalars.string!;
  return (value, path) => (holds(value) ? null : `${path} must be ${wanted}, not ${nameOf(value)}`);
}

function enumCheck(type: protobuf.Enum): Check {
  return (value, path) => {
    if (
      typeof value === 'string' ? Object.hasOwn(type.values, value) : Object.hasOwn(type.valuesById, value as number)
    ) {
      return null;
    }
    return `${path} is ${JSON.stringify(value)}, which is no ${type.name}; known are ${Object.keys(type.values).join(', ')}`;
  };
}

type Scalar = readonly [holds: (value: unknown) => boolean, wanted: string];

const text: Scalar = [(value) => typeof value === 'string', 'a string'];
const int32: Scalar = [
  (value) => Number.isInteger(value) && Math.abs(value as number) <= 0x7fffffff,
  'a 32-bit integer',
];
const uint32: Scalar = [
  (value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 0xffffffff,
  'an unsigned 32-bit integer',
];
const int64: Scalar = [(value) => isLong(value, true), 'a 64-bit integer as a string or a safe number'];
const uint64: Scalar = [(value) => isLong(value, false), 'an unsigned 64-bit integer as a string or a safe number'];
const real: Scalar = [(value) => typeof value === 'number', 'a number'];

const scalars: Record<string, Scalar> = {
  string: text,
  bool: [(value) => typeof value === 'boolean', 'true or false'],
  bytes: [(value) => value instanceof Uint8Array, 'bytes'],
  int32,
  sint32: int32,
  sfixed32: int32,
  uint32,
  fixed32: uint32,
  int64,
  sint64: int64,
  sfixed64: int64,
  uint64,
  fixed64: uint64,
  float: real,
  double: real,
};

function isLong(value: unknown, signed: boolean): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value) && (signed || value >= 0);
  if (typeof value !== 'string' || value.length > 20 || !/^-?\d+$/.test(value)) return false;
  if (value.length < 19) return signed || !value.startsWith('-');
  const exact = BigInt(value);
  return signed ? BigInt.asIntN(64, exact) === exact : BigInt.asUintN(64, exact) === exact;
}

function nameOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (value instanceof Date) return 'a Date';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
