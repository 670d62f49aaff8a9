import { isCurrency } from '#libs/money';

/**
 * The language of enrolment rules: terms of an invoice compared with literals, joined by `and`, `or`, `not` and
 * parentheses. It has no calls, no loops and no access to anything but the terms, so any text is safe to evaluate.
 *
 *     overdue or due_in_days <= 3
 *     days_overdue >= 10 and remaining > 50.00 and not disputed
 *     currency == "USD" and class != "vip"
 */
export type Rule =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Rule[] }
  | { readonly kind: 'not'; readonly part: Rule }
  | Condition;

export type Condition =
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'flag'; readonly term: 'overdue' | 'disputed' }
  | { readonly kind: 'days'; readonly term: DaysTerm; readonly operator: Operator; readonly days: number }
  | {
      readonly kind: 'money';
      readonly term: 'remaining' | 'amount';
      readonly operator: Operator;
      /** Decimal in major units, as written. */
      readonly decimal: string;
      /** Null compares in whatever currency the invoice has. */
      readonly currency: string | null;
    }
  | {
      readonly kind: 'text';
      readonly term: 'currency' | 'class';
      readonly operator: '==' | '!=';
      readonly value: string;
    };

type DaysTerm = 'due_in_days' | 'days_overdue';
export type Operator = '==' | '!=' | '<' | '<=' | '>' | '>=';

/** What is wrong, and where: column from 1 in the rule's text. */
interface RuleFault {
  readonly column: number;
  readonly message: string;
}

type ParsedRule = { readonly rule: Rule } | { readonly faults: readonly RuleFault[] };

/** Reads a rule. Faults are texts for the author of the sequence. */
export function parseRule(text: string): ParsedRule {
  const parser = new Parser(tokenize(text));
  try {
    return { rule: parser.parse() };
  } catch (error) {
    if (error instanceof RuleSyntaxError) return { faults: [{ column: error.column, message: error.message }] };
    throw error;
  }
}

/** Whether the rule asks for the customer's class, which comes from another service. */
export function asksForClass(rule: Rule): boolean {
  if (rule.kind === 'all' || rule.kind === 'any') return rule.parts.some(asksForClass);
  if (rule.kind === 'not') return asksForClass(rule.part);
  return rule.kind === 'text' && rule.term === 'class';
}

/** The conditions in the order in which they stand. */
export function conditionsOf(rule: Rule): Condition[] {
  switch (rule.kind) {
    case 'all':
    case 'any':
      return rule.parts.flatMap(conditionsOf);
    case 'not':
      return conditionsOf(rule.part);
    default:
      return [rule];
  }
}

class RuleSyntaxError extends Error {
  constructor(
    readonly column: number,
    message: string,
  ) {
    super(message);
  }
}

interface Token {
  readonly kind: 'name' | 'number' | 'text' | 'symbol' | 'end';
  readonly value: string;
  readonly column: number;
}

const tokenPattern = /\s*(?:([A-Za-z_][A-Za-z_]*)|(-?\d+(?:\.\d+)?)|"([^"]*)"|'([^']*)'|(==|!=|<=|>=|<|>|\(|\)))/y;
const maxLength = 1_000;
const terms = 'overdue, disputed, due_in_days, days_overdue, remaining, amount, currency, class';

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let position = 0;
  while (text.slice(position).trim() !== '') {
    tokenPattern.lastIndex = position;
    const match = tokenPattern.exec(text);
    const column = position + (text.slice(position).match(/^\s*/)?.[0].length ?? 0) + 1;
    if (!match) {
      tokens.push({ kind: 'symbol', value: text[column - 1]!, column });
      return tokens;
    }
    const [, name, number, doubleQuoted, singleQuoted, symbol] = match;
    if (name !== undefined) tokens.push({ kind: 'name', value: name, column });
    else if (number !== undefined) tokens.push({ kind: 'number', value: number, column });
    else if (symbol !== undefined) tokens.push({ kind: 'symbol', value: symbol, column });
    else tokens.push({ kind: 'text', value: doubleQuoted ?? singleQuoted ?? '', column });
    position = tokenPattern.lastIndex;
  }
  tokens.push({ kind: 'end', value: 'the end', column: text.length + 1 });
  return tokens;
}

/** Recursive descent; `or` binds weakest, then `and`, then `not`. */
class Parser {
  private position = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  parse(): Rule {
    const last = this.tokens.at(-1)!;
    if (last.column > maxLength) throw new RuleSyntaxError(maxLength, `is longer than ${maxLength} characters`);
    const rule = this.any();
    if (this.peek().kind !== 'end') throw this.unexpected('"and", "or" or the end');
    return rule;
  }

  private any(): Rule {
    return this.joined('or', 'any', () => this.all());
  }

  private all(): Rule {
    return this.joined('and', 'all', () => this.negation());
  }

  private joined(word: string, kind: 'all' | 'any', part: () => Rule): Rule {
    const parts = [part()];
    while (this.takeName(word)) parts.push(part());
    return parts.length === 1 ? parts[0]! : { kind, parts };
  }

  private negation(): Rule {
    const { column } = this.peek();
    this.depth += 1;
    if (this.depth > 50) throw new RuleSyntaxError(column, 'is nested too deeply');
    const rule: Rule = this.takeName('not') ? { kind: 'not', part: this.negation() } : this.primary();
    this.depth -= 1;
    return rule;
  }

  private primary(): Rule {
    if (this.takeSymbol('(')) {
      const rule = this.any();
      if (!this.takeSymbol(')')) throw this.unexpected('")"');
      return rule;
    }
    return this.condition();
  }

  private condition(): Condition {
    const token = this.peek();
    if (token.kind !== 'name') throw this.unexpected(`one of ${terms}`);
    this.position += 1;
    switch (token.value) {
      case 'true':
      case 'false':
        return { kind: 'constant', value: token.value === 'true' };
      case 'overdue':
      case 'disputed':
        return { kind: 'flag', term: token.value };
      case 'due_in_days':
      case 'days_overdue':
        return { kind: 'days', term: token.value, operator: this.operator(), days: this.wholeNumber() };
      case 'remaining':
      case 'amount':
        return { kind: 'money', term: token.value, operator: this.operator(), ...this.moneyLiteral() };
      case 'currency':
      case 'class':
        return { kind: 'text', term: token.value, operator: this.equality(), value: this.textLiteral(token.value) };
      default:
        throw new RuleSyntaxError(token.column, `"${token.value}" is no term; the terms are ${terms}`);
    }
  }

  private operator(): Operator {
    const token = this.peek();
    if (token.kind !== 'symbol' || token.value === '(' || token.value === ')') {
      throw this.unexpected('a comparison such as <= or ==');
    }
    if (!/^(==|!=|<=|>=|<|>)$/.test(token.value)) throw this.unexpected('a comparison such as <= or ==');
    this.position += 1;
    return token.value as Operator;
  }

  private equality(): '==' | '!=' {
    const token = this.peek();
    if (token.kind !== 'symbol' || (token.value !== '==' && token.value !== '!=')) throw this.unexpected('== or !=');
    this.position += 1;
    return token.value;
  }

  private wholeNumber(): number {
    const token = this.peek();
    if (token.kind !== 'number' || !/^-?\d{1,5}$/.test(token.value)) throw this.unexpected('a whole number of days');
    this.position += 1;
    return Number(token.value);
  }

  private moneyLiteral(): { decimal: string; currency: string | null } {
    const token = this.peek();
    if (token.kind !== 'number' || !/^-?\d{1,15}(\.\d{1,6})?$/.test(token.value)) {
      throw this.unexpected('an amount such as 50.00 or 50.00 USD');
    }
    this.position += 1;
    const next = this.peek();
    if (next.kind !== 'name' || !isCurrency(next.value)) return { decimal: token.value, currency: null };
    this.position += 1;
    return { decimal: token.value, currency: next.value };
  }

  private textLiteral(term: string): string {
    const token = this.peek();
    if (token.kind !== 'text') throw this.unexpected('a text in quotes');
    if (term === 'currency' && !isCurrency(token.value)) {
      throw new RuleSyntaxError(token.column, `"${token.value}" is not an ISO 4217 currency`);
    }
    this.position += 1;
    return token.value;
  }

  private takeName(word: string): boolean {
    const token = this.peek();
    if (token.kind !== 'name' || token.value !== word) return false;
    this.position += 1;
    return true;
  }

  private takeSymbol(symbol: string): boolean {
    const token = this.peek();
    if (token.kind !== 'symbol' || token.value !== symbol) return false;
    this.position += 1;
    return true;
  }

  private peek(): Token {
    return this.tokens[Math.min(this.position, this.tokens.length - 1)]!;
  }

  private unexpected(wanted: string): RuleSyntaxError {
    const { kind, value, column } = this.peek();
    const found = kind === 'end' ? 'the end' : `"${value}"`;
    return new RuleSyntaxError(column, `${wanted} is expected, but ${found} stands here`);
  }
}
