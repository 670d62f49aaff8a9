import type { z } from 'zod';
import { DomainError } from '#libs/errors';
import { readDocumentFile } from './context.js';

/**
 * What a file says in JSON.
 * @throws FILE_UNREADABLE; FILE_INVALID, which names every value that is wrong
 */
export async function readJsonFile<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.output<Schema>> {
  const text = await readDocumentFile(path);
  const read = schema.safeParse(parsed(path, text));
  if (read.success) return read.data;
  const violations = read.error.issues.map(({ path: steps, message: description }) => {
    return { field: steps.map(String).join('.') || 'the file', description };
  });
  const [first] = violations;
  throw new DomainError('FILE_INVALID', 'invalid', `${path}: ${first!.field}: ${first!.description}`, { violations });
}

function parsed(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new DomainError('FILE_INVALID', 'invalid', `${path} is not JSON: ${(error as Error).message}`);
  }
}
