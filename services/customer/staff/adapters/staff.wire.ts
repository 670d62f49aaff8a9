import { type customerV1, toTimestamp } from '#libs/contracts';
import type { Person } from '../domain/person.js';
import type { Roster } from '../domain/roster.js';
import type { Members } from '../use-cases/ports.js';

export function toWirePerson(person: Person): customerV1.PersonInit {
  const { personId, sub, name, email, active } = person;
  const [version, createTime] = [person.version.toString(), toTimestamp(person.createdAt)];
  return { personId, sub, name, email, active, version, createTime };
}

export function toWireRoster(roster: Roster, members: Members | undefined): customerV1.RosterInit {
  return {
    name: roster.name,
    kind: `KIND_${roster.kind}`,
    title: roster.title,
    members: members?.first.map(toWirePerson) ?? [],
    memberCount: members?.count ?? 0,
    version: roster.version.toString(),
    createTime: toTimestamp(roster.createdAt),
  };
}
