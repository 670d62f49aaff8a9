import { type ErrorFactory, type Fault, type FieldViolation, invalidFields, violation } from '#libs/errors';

/** A field as it was understood, or what is wrong with it. */
export type Reading<Value> = { readonly value: Value } | { readonly fault: Fault | string };

/** Gathers the faults of all fields of one input, so that the caller learns of them at once. */
export class FieldFaults {
  readonly violations: FieldViolation[] = [];

  /** @returns undefined when the reading is a fault; `throwIfAny` then throws. */
  take<Value>(field: string, reading: Reading<Value>): Value | undefined {
    if ('value' in reading) return reading.value;
    this.add(field, reading.fault);
    return undefined;
  }

  /** @param fault of one place only, the end of a sentence: `is later than the due date` */
  add(field: string, fault: Fault | string): void {
    this.violations.push(violation(field, fault));
  }

  /** Adds the fault unless the rule holds. */
  check(holds: unknown, field: string, fault: Fault | string): void {
    if (!holds) this.add(field, fault);
  }

  /** @throws the given error, with every fault */
  throwIfAny(error: ErrorFactory): void {
    if (this.violations.length > 0) throw invalidFields(error, this.violations);
  }
}

/** The value of one field that must be right. @throws the given error */
export function requireField<Value>(error: ErrorFactory, field: string, reading: Reading<Value>): Value {
  if ('value' in reading) return reading.value;
  throw invalidFields(error, [violation(field, reading.fault)]);
}
