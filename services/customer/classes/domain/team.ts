/** Somebody who looks after customers of a class. */
export interface TeamMember {
  readonly personId: string;
  readonly name: string;
  readonly customerCount: bigint;
}

/** Who looks after the customers of a class. */
export interface ClassTeam {
  readonly className: string;
  readonly locked: boolean;
  /** Active members of its own team, or of that of the default class where it has none; empty where nobody is there. */
  readonly members: readonly TeamMember[];
}

/** Shares customers out, each to whoever has the fewest by then; what it gave counts for all teams. */
export class Shares {
  private readonly counts = new Map<string, bigint>();

  /** @returns null for a team of nobody */
  next({ members }: Pick<ClassTeam, 'members'>): TeamMember | null {
    let min: TeamMember | null = null;
    for (const member of members) if (min === null || this.comesBefore(member, min)) min = member;
    if (min) this.counts.set(min.personId, this.countOf(min) + 1n);
    return min;
  }

  /** Takes a customer from a member, so that sharing it out anew may give it to the same one. */
  takeBack({ members }: Pick<ClassTeam, 'members'>, personId: string): void {
    const member = members.find((each) => each.personId === personId);
    if (member) this.counts.set(personId, this.countOf(member) - 1n);
  }

  private comesBefore(member: TeamMember, other: TeamMember): boolean {
    const [count, min] = [this.countOf(member), this.countOf(other)];
    return count < min || (count === min && member.personId < other.personId);
  }

  private countOf({ personId, customerCount }: TeamMember): bigint {
    return this.counts.get(personId) ?? customerCount;
  }
}
