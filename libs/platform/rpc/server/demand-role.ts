import type { Caller } from '#libs/transactions';
import { errors } from '../../errors.js';

/**
 * Lets only those through who are proved to have one of the roles.
 * @throws ACTOR_UNPROVEN where nothing proves who calls, ROLE_MISSING
 */
export function demandRole({ actor, roles }: Caller, ...wanted: readonly string[]): void {
  if (roles === undefined) {
    throw errors.ACTOR_UNPROVEN(
      'This needs a person who has signed in, and nothing proves who calls. Run dunlin login.',
    );
  }
  if (wanted.some((role) => roles.includes(role))) return;
  throw errors.ROLE_MISSING(`This is for ${wanted.join(' or ')}, which ${actor} is not.`);
}
