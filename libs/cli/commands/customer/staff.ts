import type { customerV1 } from '#libs/contracts';
import { isId } from '#libs/ids';
import type { CommandContext } from '../../context.js';

/** A person by id or sub. */
export async function personOf({ dunlin }: CommandContext, idOrSub: string): Promise<customerV1.Person> {
  const wanted = isId(idOrSub) ? { personId: idOrSub } : { sub: idOrSub };
  return (await dunlin.customer.getPerson(wanted, dunlin.caller)).person!;
}

/** A person id by id or sub. */
export async function personIdOf(context: CommandContext, idOrSub: string): Promise<string> {
  return isId(idOrSub) ? idOrSub : (await personOf(context, idOrSub)).personId;
}

export function personIdsOf(context: CommandContext, idsOrSubs: readonly string[]): Promise<string[]> {
  return Promise.all(idsOrSubs.map((who) => personIdOf(context, who)));
}
