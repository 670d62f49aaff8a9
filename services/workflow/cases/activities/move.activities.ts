import { Injectable } from '@nestjs/common';
import { throwWhenStopping, withHeartbeats } from '../../waking/activities/acting.js';
import { MoveCases } from '../use-cases/moves/move-cases.js';

@Injectable()
export class MoveActivities {
  constructor(private readonly move: MoveCases) {}

  /** Moves what is left to move; a repeat continues where the database says that the one before ended. */
  moveCases({ moveId }: { moveId: string }): Promise<void> {
    return withHeartbeats(() => this.move.moveCases(moveId, throwWhenStopping));
  }
}
