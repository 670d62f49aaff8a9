import { ValidationMigration } from '#libs/platform';

export class ValidateReceivedFiles1764400000009 extends ValidationMigration {
  protected readonly constraints = { inbound_files: ['inbound_files_state', 'inbound_files_waiting'] };
}
