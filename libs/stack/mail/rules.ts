export type RuleStage = 'rcpt' | 'data' | 'before-data-drop' | 'after-data-drop';

/** What happens to mail for a recipient: a refusal, or a connection that breaks at the worst moment. */
export interface MailRule {
  /** An address, or a regular expression between slashes. */
  recipient: string;
  stage: RuleStage;
  code: number;
}

const stages: readonly RuleStage[] = ['rcpt', 'data', 'before-data-drop', 'after-data-drop'];

export function parseRule(input: unknown): MailRule {
  const { recipient, stage = 'rcpt', code = 550 } = (input ?? {}) as Partial<MailRule>;
  if (typeof recipient !== 'string' || recipient === '') {
    throw new Error('A rule needs "recipient": an address, or a regular expression between slashes.');
  }
  if (!stages.includes(stage)) throw new Error(`A rule's "stage" is one of ${stages.join(', ')}.`);
  if (!Number.isInteger(code) || code < 400 || code > 599) throw new Error('A rule\'s "code" is from 400 to 599.');
  if (recipient.startsWith('/')) new RegExp(recipient.slice(1, -1));
  return { recipient, stage, code };
}

export class MailRules {
  private rules: MailRule[] = [];

  add(rule: MailRule): void {
    this.rules.push(rule);
  }

  all(): MailRule[] {
    return [...this.rules];
  }

  clear(): void {
    this.rules = [];
  }

  find(stage: RuleStage, recipients: string[]): MailRule | undefined {
    const candidates = this.rules.filter((rule) => rule.stage === stage);
    return candidates.find((rule) => recipients.some((recipient) => matches(rule.recipient, recipient)));
  }
}

function matches(pattern: string, recipient: string): boolean {
  if (pattern.startsWith('/') && pattern.endsWith('/')) return new RegExp(pattern.slice(1, -1), 'i').test(recipient);
  return pattern.toLowerCase() === recipient.toLowerCase();
}
