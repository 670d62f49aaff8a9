import protobuf from 'protobufjs';
import { fromTimestamp, toTimestamp } from '#libs/contracts';
import { type Fault, faultOf, type FieldViolation, violation } from '#libs/errors';
import { parseLocalDate } from '#libs/time';
import { choicesOf, isAlternative, isOptional, prefixOf } from './contract.reflection.js';

type Wire = Readonly<Record<string, unknown>>;

/** A message of an rpc as the HTTP API shows it: instants and dates as texts, enums without their prefix, absent is null. */
export function toJson(type: protobuf.Type, message: Wire): Record<string, unknown> {
  // Of alternatives the one that is there has a name, so that its kind can be told by it.
  const fields = type.fieldsArray.filter((field) => !isAlternative(field) || (message[field.name] ?? null) !== null);
  return Object.fromEntries(fields.map((field) => [field.name, fieldToJson(field, message)]));
}

function fieldToJson(field: protobuf.Field, message: Wire): unknown {
  const value = message[field.name];
  if (field instanceof protobuf.MapField) {
    const entries = Object.entries((value ?? {}) as object);
    return Object.fromEntries(entries.map(([key, item]) => [key, valueToJson(field, item)]));
  }
  if (field.repeated) return ((value ?? []) as unknown[]).map((item) => valueToJson(field, item));
  if (isOptional(field) && message[field.partOf!.name] === undefined) return null;
  return valueToJson(field, value);
}

function valueToJson({ resolvedType }: protobuf.Field, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (resolvedType instanceof protobuf.Enum) {
    const name = String(value).slice(prefixOf(resolvedType).length);
    return name === 'UNSPECIFIED' ? null : name;
  }
  if (resolvedType?.fullName === '.google.protobuf.Timestamp') return fromTimestamp(value)?.toISOString() ?? null;
  if (resolvedType?.fullName === '.google.type.Date') return dateText(value as WireDate);
  if (resolvedType instanceof protobuf.Type) return toJson(resolvedType, value as Wire);
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
}

/** Where a choice may be left out, null is not the same: it takes away the one that was made. */
function unsetChoice(field: protobuf.Field): Record<string, string> {
  const { resolvedType } = field.resolve();
  return resolvedType instanceof protobuf.Enum ? { [field.name]: `${prefixOf(resolvedType)}UNSPECIFIED` } : {};
}

interface WireDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function dateText({ year, month, day }: WireDate): string {
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

/** Reads what somebody gave for a request; every wrong field is told, and none is passed over. */
export class RequestReader {
  readonly faults: FieldViolation[] = [];

  /** @param given by field; texts where they come from the address */
  message(type: protobuf.Type, given: unknown, path = ''): Record<string, unknown> {
    if (typeof given !== 'object' || given === null || Array.isArray(given)) {
      this.wrong(path, 'is no object');
      return {};
    }
    const read: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(given)) {
      const field = Object.hasOwn(type.fields, name) ? type.fields[name] : undefined;
      const at = path === '' ? name : `${path}.${name}`;
      if (!field) this.wrong(at, 'is no field that this takes');
      else if (value !== null && value !== undefined) read[name] = this.field(field, value, at);
      else if (value === null && isOptional(field)) Object.assign(read, unsetChoice(field));
    }
    return read;
  }

  private field(field: protobuf.Field, value: unknown, path: string): unknown {
    if (!field.repeated) return this.value(field, value, path);
    if (!Array.isArray(value)) return this.wrong(path, 'is no list');
    return value.map((item, index) => this.value(field, item, `${path}[${index}]`));
  }

  private value(field: protobuf.Field, value: unknown, path: string): unknown {
    const { resolvedType } = field.resolve();
    if (resolvedType instanceof protobuf.Enum) return this.choice(resolvedType, value, path);
    if (resolvedType?.fullName === '.google.protobuf.Timestamp') return this.instant(value, path);
    if (resolvedType?.fullName === '.google.type.Date') return this.date(value, path);
    if (resolvedType?.fullName === '.dunlin.common.v1.Money' && typeof value === 'string') {
      return this.moneyText(resolvedType as protobuf.Type, value, path);
    }
    if (resolvedType instanceof protobuf.Type) return this.message(resolvedType, value, path);
    return this.scalar(field.type, value, path);
  }

  private choice(type: protobuf.Enum, value: unknown, path: string): unknown {
    const choices = choicesOf(type);
    if (typeof value === 'string' && choices.includes(value)) return prefixOf(type) + value;
    return this.wrong(path, faultOf('NOT_ONE_OF', { choices: choices.join(', ') }));
  }

  private instant(value: unknown, path: string): unknown {
    const isText = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(value);
    // A day that there is not, such as 30 February, would be taken for one of the next month.
    const isDay = isText && parseLocalDate(value.slice(0, 10)) !== null;
    const instant = new Date(isDay ? value : Number.NaN);
    if (Number.isNaN(instant.getTime())) return this.wrong(path, faultOf('NOT_AN_INSTANT'));
    return toTimestamp(instant);
  }

  private date(value: unknown, path: string): unknown {
    const date = typeof value === 'string' ? parseLocalDate(value) : null;
    if (!date) return this.wrong(path, faultOf('NOT_A_DATE'));
    const [year, month, day] = date.split('-').map(Number);
    return { year, month, day };
  }

  /** In an address an amount is `EUR:1234`, in minor units. */
  private moneyText(type: protobuf.Type, value: string, path: string): unknown {
    const [, currencyCode, minorUnits] = /^([A-Z]{3}):(-?\d{1,18})$/.exec(value) ?? [];
    if (!currencyCode) return this.wrong(path, faultOf('NOT_AN_AMOUNT'));
    return this.message(type, { currencyCode, minorUnits }, path);
  }

  private scalar(type: string, value: unknown, path: string): unknown {
    if (type === 'string') return this.text(value, path);
    if (type === 'bool') return typeof value === 'boolean' ? value : this.wrong(path, 'is neither true nor false');
    if (type === 'bytes') return value instanceof Uint8Array ? value : this.wrong(path, 'are no bytes');
    // What has no sign on the wire would come out as another, large number.
    const isUnsigned = /^(uint|fixed)/.test(type);
    if (type.endsWith('64')) {
      const isWhole = typeof value === 'string' && (isUnsigned ? /^\d{1,18}$/ : /^-?\d{1,18}$/).test(value);
      return isWhole ? value : this.wrong(path, 'is no whole number as a text');
    }
    const isWhole = Number.isInteger(value) && Math.abs(value as number) <= 0x7fffffff;
    return isWhole && !(isUnsigned && (value as number) < 0) ? value : this.wrong(path, 'is no whole number');
  }

  private text(value: unknown, path: string): unknown {
    if (typeof value !== 'string') return this.wrong(path, 'is no text');
    return value.includes('\0') ? this.wrong(path, faultOf('HAS_CONTROL_CHARACTERS')) : value;
  }

  wrong(field: string, fault: Fault | string): undefined {
    this.faults.push(violation(field, fault));
    return undefined;
  }
}

/**
 * What an address gives for the fields of a request: texts become what their fields hold, a list is given by several
 * parameters of its name or separated by commas. What is no field stays, so that it is told.
 */
export function fromAddress(type: protobuf.Type, parameters: URLSearchParams): Record<string, unknown> {
  const given: Record<string, unknown> = {};
  for (const name of new Set(parameters.keys())) {
    const values = parameters
      .getAll(name)
      .flatMap((value) => (type.fields[name]?.repeated ? value.split(',') : [value]));
    const field = Object.hasOwn(type.fields, name) ? type.fields[name]! : undefined;
    const texts = values.filter((value) => value !== '' || !field?.repeated);
    const read = field ? texts.map((value) => readText(field, value)) : texts;
    given[name] = field?.repeated ? read : read.at(-1);
  }
  return given;
}

/** An address has texts only. */
export function readText({ type }: protobuf.Field, text: string): unknown {
  if (type === 'bool') return text === 'true' ? true : text === 'false' ? false : text;
  if (type.endsWith('32')) return /^-?\d{1,10}$/.test(text) ? Number(text) : text;
  return text;
}
