import type { FieldViolation } from '#libs/errors';
import type { FileSource } from './file-source.js';

/** A file that arrives in parts, read as one section as far as it is there without a gap. */
export interface PartedSource extends FileSource {
  /** The part at the first gap; null where there is none. */
  readonly missingPart: number | null;
}

export const maxPartBytes = 1_048_576;
/** Parts may be smaller than the greatest, but not so small that a file becomes millions of rows. */
const maxParts = 100_000;

/** Faults of an uploaded part, by field of the request. */
export function violationsOfPart(partNumber: number, sizeBytes: number): FieldViolation[] {
  const violations: FieldViolation[] = [];
  if (partNumber < 0 || partNumber >= maxParts) {
    violations.push({ field: 'part_number', description: `must be 0 to ${maxParts - 1}` });
  }
  if (sizeBytes < 1 || sizeBytes > maxPartBytes) {
    violations.push({ field: 'content', description: `must have 1 to ${maxPartBytes} bytes` });
  }
  return violations;
}

/** Difference between the stored parts and the announced file; null when complete. */
export function lackOfParts(
  { missingPart, sizeBytes }: Pick<PartedSource, 'missingPart' | 'sizeBytes'>,
  announcedBytes: bigint,
): string | null {
  if (missingPart !== null) return `part ${missingPart} is missing`;
  return BigInt(sizeBytes) === announcedBytes ? null : `${sizeBytes} of ${announcedBytes} bytes are stored`;
}
