import { Injectable } from '@nestjs/common';
import { FieldFaults, maxLengths, readLine } from '#libs/fields';
import { parseMapping, portfolioFields } from '#libs/files';
import { newId } from '#libs/ids';
import { Runner, type Caller } from '#libs/transactions';
import { errors } from '../domain/errors.js';
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

const maxSizeBytes = 4n * 1024n * 1024n * 1024n;

@Injectable()
export class RegisterImport {
  constructor(
    private readonly runner: Runner,
    private readonly imports: ImportStore,
  ) {}

  /**
   * Announces a file. Its mapping is validated at once.
   * @throws IMPORT_INVALID, MAPPING_INVALID with every fault and its line
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
  const faults = new FieldFaults();
  const fileName = faults.take('file_name', readLine(input.fileName, maxLengths.fileName)) ?? '';
  const sha256 = input.sha256.toLowerCase();
  const { sizeBytes } = input;
  faults.check(sizeBytes >= 0n && sizeBytes <= maxSizeBytes, 'size_bytes', `must be 0 to ${maxSizeBytes}`);
  faults.check(/^[0-9a-f]{64}$/.test(sha256), 'sha256', 'must be 64 hexadecimal digits');
  faults.throwIfAny(errors.IMPORT_INVALID);
  parseMapping(input.mapping, portfolioFields);
  return { ...input, fileName, sha256 };
}
