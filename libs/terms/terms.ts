/** Where a value may stand; each overrides the ones before it. */
const levels = ['PRODUCT', 'ORGANISATION', 'CLASS', 'CUSTOMER', 'INVOICE'] as const;
export type TermLevel = (typeof levels)[number];

/** Levels of what nobody but a class, a customer or an invoice says. */
type SubjectLevel = 'CLASS' | 'CUSTOMER' | 'INVOICE';

/** What one class, customer, invoice or other level says; null and absent say nothing. */
export interface TermSource<Terms extends object, Level extends TermLevel = SubjectLevel> {
  readonly level: Level;
  /** What people know it by: `trade`, `D-1001`, `R-7`; empty where the level has one only. */
  readonly name: string;
  readonly terms: { readonly [Name in keyof Terms]?: Terms[Name] | null };
}

/** A value, and where it comes from. */
export interface ResolvedTerm<Value, Level extends TermLevel = SubjectLevel> {
  /** Null where nobody said. */
  readonly value: Value | null;
  readonly level: Level | null;
  /** One sentence for people. */
  readonly explanation: string;
}

/**
 * The terms that hold for an invoice or a customer: what the invoice says, else the customer, else the class, else the levels
 * below it. Where the class is locked, nothing above it is heard.
 * @param sources at most one of each level, in any order
 */
export function resolveTerms<Terms extends object, Level extends TermLevel = SubjectLevel>(
  names: readonly (keyof Terms & string)[],
  sources: readonly TermSource<Terms, Level>[],
  locked: boolean,
): { readonly [Name in keyof Terms]: ResolvedTerm<Terms[Name], Level> } {
  const strongestFirst = [...sources].sort((left, right) => levels.indexOf(right.level) - levels.indexOf(left.level));
  const resolved = names.map((name) => [name, resolveOne(name, strongestFirst, locked)]);
  return Object.fromEntries(resolved) as {
    [Name in keyof Terms]: ResolvedTerm<Terms[Name], Level>;
  };
}

function resolveOne<Terms extends object, Name extends keyof Terms & string, Level extends TermLevel>(
  name: Name,
  strongestFirst: readonly TermSource<Terms, Level>[],
  locked: boolean,
): ResolvedTerm<Terms[Name], Level> {
  const saying = strongestFirst.filter(({ terms }) => terms[name] !== undefined && terms[name] !== null);
  const heard = locked ? saying.filter(({ level }) => levels.indexOf(level) <= levels.indexOf('CLASS')) : saying;
  const [first, ...overridden] = heard;
  const unheard = saying.filter((source) => !heard.includes(source));
  const explanation = explained(first, overridden, unheard, strongestFirst);
  return { value: first?.terms[name] ?? null, level: first?.level ?? null, explanation };
}

type Named = Pick<TermSource<object, TermLevel>, 'level' | 'name'>;

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
  return sources.map(({ level, name }) => `${level.toLowerCase()} ${name}`.trim()).join(' and ');
}
