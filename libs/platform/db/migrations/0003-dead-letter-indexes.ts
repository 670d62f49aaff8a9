import { deadLetterState } from '../../messaging/inbox/inbox.sql.js';
import { IndexMigration } from '../migrate/indexes.js';

/** Dead letters are listed and counted by state, and replayed in the order of their key. */
export class DeadLetterIndexes1000000000003 extends IndexMigration {
  protected readonly indexes = {
    dead_letters_by_state: `dead_letters ((${deadLetterState}), id)`,
    dead_letters_by_key: 'dead_letters (group_name, topic, key, id)',
    dead_letters_open_of_unknown_type: `dead_letters (group_name, id) WHERE reason = 'UNKNOWN_TYPE' AND decision IS NULL`,
  };
}
