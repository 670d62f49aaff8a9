/** How wide each part of a bar is, in percent of all of them; minor units are whole numbers of any size. */
export function shares(minorUnits: readonly string[]): number[] {
  const amounts = minorUnits.map((text) => (BigInt(text) > 0n ? BigInt(text) : 0n));
  const whole = amounts.reduce((sum, amount) => sum + amount, 0n);
  if (whole === 0n) return amounts.map(() => 0);
  // Two digits beyond the point are more than any screen shows.
  return amounts.map((amount) => Number((amount * 10_000n) / whole) / 100);
}
