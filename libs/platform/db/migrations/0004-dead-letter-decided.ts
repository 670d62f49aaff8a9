import { ValidationMigration } from '../migrate/constraints.js';

/** A decision is complete, in rows of before as well. */
export class DeadLetterDecided1000000000004 extends ValidationMigration {
  protected readonly constraints = { dead_letters: ['dead_letters_decided'] };
}
