import type { Role } from '../../access/domain/permissions.js';

/** Who uses console: a person in a browser, or a program with a token. */
export interface Person {
  readonly subject: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** `console` for the screens, else the program. */
  readonly client: string;
}

/** What the identity provider says of somebody. */
export interface Identity {
  readonly subject: string;
  readonly name: string;
  readonly groups: readonly string[];
}
