import { IndexMigration } from '#libs/platform';

/** A number is found by its last digits, however its beginning is written. */
export class IndexEndsOfPhones1764450000010 extends IndexMigration {
  protected readonly indexes = {
    contacts_by_phone_end: `contacts (reverse(address)) WHERE channel = 'SMS'`,
  };
}
