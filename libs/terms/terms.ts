/** Where a value may stand; each overrides the ones before it. */
export type TermLevel = 'CLASS' | 'CUSTOMER' | 'INVOICE';
const levels: readonly TermLevel[] = ['CLASS', 'CUSTOMER', 'INVOICE'];

/** What one class, customer or invoice says; null and absent say nothing. */
export interface TermSource<Terms extends object> {
  readonly level: TermLevel;
  /** What people know it by: `trade`, `D-1001`, `R-7`. */
  readonly name: string;
  readonly terms: { readonly [Name in keyof Terms]?: Terms[Name] | null };
}

/** A value, and where it comes from. */
export interface ResolvedTerm<Value> {
  /** Null where nobody said. */
  readonly value: Value | null;
  readonly level: TermLevel | null;
  /** One sentence for people. */
  readonly explanation: string;
}

/**
 * The terms that hold for an invoice or a customer: what the invoice says, else the customer, else the class. Where the
 * class is locked, nothing else is heard.
 * @param sources at most one of each level, in any order
 */
export function resolveTerms<Terms extends object>(
  names: readonly (keyof Terms & string)[],
  sources: readonly TermSource<Terms>[],
  locked: boolean,
): { readonly [Name in keyof Terms]: ResolvedTerm<Terms[Name]> } {
  const strongestFirst = [...sources].sort((left, right) => levels.indexOf(right.level) - levels.indexOf(left.level));
  const resolved = names.map((name) => [name, resolveOne(name, strongestFirst, locked)]);
  return Object.fromEntries(resolved) as { [Name in keyof Terms]: ResolvedTerm<Terms[Name]> };
}

function resolveOne<Terms extends object, Name extends keyof Terms & string>(
  name: Name,
  strongestFirst: readonly TermSource<Terms>[],
  locked: boolean,
): ResolvedTerm<Terms[Name]> {
  const saying = strongestFirst.filter(({ terms }) => terms[name] !== undefined && terms[name] !== null);
  const heard = locked ? saying.filter(({ level }) => level === 'CLASS') : saying;
  const [first, ...overridden] = heard;
  const unheard = saying.filter((source) => !heard.includes(source));
  const explanation = explained(first, overridden, unheard, strongestFirst);
  return { value: first?.terms[name] ?? null, level: first?.level ?? null, explanation };
}

type Named = Pick<TermSource<object>, 'level' | 'name'>;

function explained(
  first: Named | undefined,
  overridden: readonly Named[],
  unheard: readonly Named[],
  all: readonly Named[],
): string {
  const locking = all.find(({ level }) => level === 'CLASS');
  const lock = unheard.length > 0 && locking ? `; ${locking.name} is locked, so ${told(unheard)} does not count` : '';
  if (!first) return `Nobody said${lock}.`;
  const over = overridden.length > 0 ? `, in place of ${told(overridden)}` : '';
  return `Said by ${told([first])}${over}${lock}.`;
}

function told(sources: readonly Named[]): string {
  return sources.map(({ level, name }) => `${level.toLowerCase()} ${name}`).join(' and ');
}
