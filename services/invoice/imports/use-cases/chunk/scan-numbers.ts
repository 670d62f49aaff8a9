import { Injectable } from '@nestjs/common';
import { parseMapping, portfolioFields, readHeader, readRows } from '#libs/files';
import { Runner, type Caller } from '#libs/transactions';
import { refusalOfClosing } from '../../domain/import.js';
import { ImportProgress } from './import-progress.js';
import { ImportNumberStore, ImportStore, type FileImport } from '../ports.js';

const rowsPerScan = 20_000;

/**
 * The first pass over an `active` file collects the numbers of all its rows, also of those that will be refused. So it
 * is known what is absent before anything is written, and a file that lacks too much changes nothing.
 */
@Injectable()
export class ScanNumbers {
  constructor(
    private readonly runner: Runner,
    private readonly imports: ImportStore,
    private readonly numbers: ImportNumberStore,
    private readonly steps: ImportProgress,
  ) {}

  async execute(caller: Caller, read: FileImport): Promise<FileImport> {
    const mapping = parseMapping(read.mapping, portfolioFields);
    const file = await this.imports.file(read.importId);
    const { rows, position, done } = await readRows(mapping, ['invoice.number'], file, read.position!, rowsPerScan);
    const start = done ? await readHeader(mapping, file) : null;
    const numbers = rows.map((row) => row.raw('invoice.number')).filter((number) => number !== '');
    return this.runner.run(caller, async (tx) => {
      const of = await this.steps.lock(tx, read);
      await this.numbers.insertMany(tx, of.importId, numbers);
      if (!start) return this.imports.update(tx, { ...of, position });
      const { absentCount, openCount } = await this.numbers.countAbsent(tx, of.importId);
      const refusal = refusalOfClosing(of, absentCount, openCount);
      if (refusal) return this.steps.refuse(tx, of, refusal);
      return this.steps.advanceTo(tx, { ...of, position: start }, 'ROWS');
    });
  }
}
