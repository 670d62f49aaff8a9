import { IndexMigration } from '#libs/platform';

/** A list of an address that many customers share goes on behind the last one, without sorting them all again. */
export class IndexContactAddresses1764400000005 extends IndexMigration {
  protected readonly indexes = {
    contacts_by_channel_and_address: 'contacts (channel, lower(address), customer_id)',
  };
}
