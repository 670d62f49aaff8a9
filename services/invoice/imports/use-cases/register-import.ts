import { Injectable } from '@nestjs/common';
import { invalidFields, type FieldViolation } from '#libs/errors';
import { parseMapping, portfolioFields } from '#libs/files';
import { newId } from '#libs/ids';
import { Runner, type Caller } from '#libs/platform';
import { hasControlCharacters } from '../../ledger/domain/invoice-input.js';
import { noCounts, type ImportMode } from '../domain/import.js';
import { ImportStore, type FileImport } from './ports.js';

export interface ImportInput {
  readonly fileName: string;
  readonly sizeBytes: bigint;
  readonly sha256: string;
  readonly mapping: string;
  readonly mode: ImportMode;
  readonly dryRun: boolean;
  readonly confirmClose: boolean;
  readonly arrivalAt: Date | null;
}

const longestFileName = 300;
const greatestSizeBytes = 4n * 1024n * 1024n * 1024n;

@Injectable()
export class RegisterImport {
  constructor(
    private readonly runner: Runner,
    private readonly imports: ImportStore,
  ) {}

  /**
   * Announces a file. Its mapping is validated at once.
   * @throws DomainError IMPORT_REQUEST_INVALID; MAPPING_INVALID with every fault and its line
   */
  execute(caller: Caller, input: ImportInput): Promise<FileImport> {
    const checked = check(input);
    return this.runner.run(caller, async (tx) => {
      const registered: FileImport = {
        ...noCounts,
        ...checked,
        importId: newId(),
        state: 'UPLOADING',
        phase: checked.mode === 'ACTIVE' ? 'SCAN' : 'ROWS',
        position: null,
        progress: '',
        knownCustomers: 0n,
        refusal: '',
        completedAt: null,
        version: 1n,
        createdAt: tx.now,
      };
      await this.imports.insert(tx, registered);
      return registered;
    });
  }
}

function check(input: ImportInput): ImportInput {
  const fileName = input.fileName.trim();
  const sha256 = input.sha256.toLowerCase();
  const violations: FieldViolation[] = [];
  if (fileName === '' || fileName.length > longestFileName || hasControlCharacters(fileName)) {
    violations.push({ field: 'file_name', description: `must have 1 to ${longestFileName} plain characters` });
  }
  if (input.sizeBytes < 0n || input.sizeBytes > greatestSizeBytes) {
    violations.push({ field: 'size_bytes', description: `must be 0 to ${greatestSizeBytes}` });
  }
  if (!/^[0-9a-f]{64}$/.test(sha256))
    violations.push({ field: 'sha256', description: 'must be 64 hexadecimal digits' });
  if (violations.length > 0) throw invalidFields('IMPORT_REQUEST_INVALID', violations);
  parseMapping(input.mapping, portfolioFields);
  return { ...input, fileName, sha256 };
}
