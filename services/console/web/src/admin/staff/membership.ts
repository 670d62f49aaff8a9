/** Who joins and who leaves for the members to be those that were chosen. */
export function membershipChange(
  members: readonly string[],
  chosen: readonly string[],
): { readonly addPersonIds: string[]; readonly removePersonIds: string[] } {
  return {
    addPersonIds: chosen.filter((id) => !members.includes(id)),
    removePersonIds: members.filter((id) => !chosen.includes(id)),
  };
}

/** Who belongs to it after a change, each once, also where somebody joined by another hand meanwhile. */
export function membersAfter(
  members: readonly string[],
  { addPersonIds, removePersonIds }: ReturnType<typeof membershipChange>,
): string[] {
  return [...new Set([...members.filter((id) => !removePersonIds.includes(id)), ...addPersonIds])];
}
