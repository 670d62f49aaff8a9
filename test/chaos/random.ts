export const oneOf = <One>(all: readonly One[], random: () => number): One => all[Math.floor(random() * all.length)]!;

export function shuffled<One>(all: readonly One[], random: () => number): One[] {
  return all
    .map((one) => ({ one, rank: random() }))
    .sort((left, right) => left.rank - right.rank)
    .map(({ one }) => one);
}
