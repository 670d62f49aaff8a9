import type { Role } from '../../access/domain/permissions.js';

/** What the screens are called in tokens and in the access log; no program passes for them by its name. */
export const ofScreens = 'console';

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
