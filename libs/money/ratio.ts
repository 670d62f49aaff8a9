/** A fraction, rounded to the nearest whole number; half to the even one. @param divisor more than zero */
export function divideHalfEven(dividend: bigint, divisor: bigint): bigint {
  const negative = dividend < 0n;
  const absolute = negative ? -dividend : dividend;
  const [whole, twice] = [absolute / divisor, (absolute % divisor) * 2n];
  const up = twice > divisor || (twice === divisor && whole % 2n === 1n);
  const rounded = up ? whole + 1n : whole;
  return negative ? -rounded : rounded;
}

/**
 * Shares of an amount by weights, each at most its weight where the amount is at most their sum. What whole units leave
 * over goes to the largest remainders, the first of equal ones.
 * @param weights zero or more each, more than zero together
 */
export function shareByWeight(amount: bigint, weights: readonly bigint[]): bigint[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  const shares = weights.map((weight) => (amount * weight) / total);
  let rest = amount - shares.reduce((sum, share) => sum + share, 0n);
  const remainders = weights.map((weight, index) => ({ index, remainder: (amount * weight) % total }));
  remainders.sort((left, right) =>
    left.remainder === right.remainder ? left.index - right.index : left.remainder > right.remainder ? -1 : 1,
  );
  for (const { index } of remainders) {
    if (rest === 0n) break;
    shares[index]! += 1n;
    rest -= 1n;
  }
  return shares;
}
