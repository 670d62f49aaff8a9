/** What an amount owed consists of. */
export const components = ['PRINCIPAL', 'INTEREST', 'FEE', 'COST'] as const;
export type Component = (typeof components)[number];

/** What is charged beside the principal. */
export const chargedComponents = ['INTEREST', 'FEE', 'COST'] as const;
export type ChargedComponent = (typeof chargedComponents)[number];

/** An amount of each component, in minor units. */
export type Components = Readonly<Record<Component, bigint>>;

/** A part of an amount that is of one component. */
export interface ComponentPart {
  readonly component: Component;
  readonly minor: bigint;
}

/** An amount with what of it is interest, fees and costs; the rest of it is principal. */
export interface DividedAmount {
  readonly amountMinor: bigint;
  readonly interestMinor: bigint;
  readonly feeMinor: bigint;
  readonly costMinor: bigint;
}

export function componentsOf({ amountMinor, interestMinor, feeMinor, costMinor }: DividedAmount): Components {
  const principalMinor = amountMinor - interestMinor - feeMinor - costMinor;
  return { PRINCIPAL: principalMinor, INTEREST: interestMinor, FEE: feeMinor, COST: costMinor };
}

export function dividedAmount(amounts: Components): DividedAmount {
  const { INTEREST, FEE, COST } = amounts;
  return { amountMinor: sumOf(amounts), interestMinor: INTEREST, feeMinor: FEE, costMinor: COST };
}

export function sumOf(amounts: Components): bigint {
  return components.reduce((sum, component) => sum + amounts[component], 0n);
}

export function plus(left: Components, right: Components): Components {
  return mapped((component) => left[component] + right[component]);
}

export function minus(left: Components, right: Components): Components {
  return mapped((component) => left[component] - right[component]);
}

/** The sum of the parts of each component. */
export function sumOfParts(parts: readonly ComponentPart[]): Components {
  const amounts: Record<Component, bigint> = { PRINCIPAL: 0n, INTEREST: 0n, FEE: 0n, COST: 0n };
  for (const { component, minor } of parts) amounts[component] += minor;
  return amounts;
}

/** Those that are not zero, principal first. */
export function partsOf(amounts: Components): ComponentPart[] {
  return components.flatMap((component) => {
    const minor = amounts[component];
    return minor === 0n ? [] : [{ component, minor }];
  });
}

function mapped(amountOf: (component: Component) => bigint): Components {
  return {
    PRINCIPAL: amountOf('PRINCIPAL'),
    INTEREST: amountOf('INTEREST'),
    FEE: amountOf('FEE'),
    COST: amountOf('COST'),
  };
}
