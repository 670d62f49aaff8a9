import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import { Database } from '#libs/transactions';
import { Sequences } from '../../../sequences/use-cases/sequences.js';
import type { CaseMove } from '../../domain/case-move.js';
import { errors } from '../../domain/errors.js';
import { CaseMoveStore, type VersionCount } from './ports.js';

@Injectable()
export class ReadMoves {
  constructor(
    private readonly database: Database,
    private readonly sequences: Sequences,
    private readonly store: CaseMoveStore,
  ) {}

  /** @throws MOVE_NOT_FOUND */
  async getCaseMove(moveId: string): Promise<CaseMove> {
    const move = isId(moveId) ? await this.store.find(this.database, moveId) : null;
    if (move) return move;
    throw errors.MOVE_NOT_FOUND(`There is no move ${JSON.stringify(moveId)}.`);
  }

  /** @throws SEQUENCE_NOT_FOUND */
  async previewCaseMove(sequence: string): Promise<{ version: number; older: VersionCount[] }> {
    const { version } = await this.sequences.active(this.database, sequence);
    return { version, older: await this.store.countOlder(this.database, sequence, version) };
  }
}
