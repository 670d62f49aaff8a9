import fs from 'node:fs';
import path from 'node:path';

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

/** Rules outlive a kill of the process, as the messages do. */
export class MailRules {
  private readonly file: string;
  private rules: MailRule[];

  constructor(folder: string) {
    this.file = path.join(folder, 'rules.json');
    this.rules = fs.existsSync(this.file) ? (JSON.parse(fs.readFileSync(this.file, 'utf8')) as MailRule[]) : [];
  }

  add(rule: MailRule): void {
    this.set([...this.rules, rule]);
  }

  all(): MailRule[] {
    return [...this.rules];
  }

  clear(): void {
    this.set([]);
  }

  /** Written beside and renamed, so that a kill leaves the old or the new rules. */
  private set(rules: MailRule[]): void {
    this.rules = rules;
    fs.writeFileSync(`${this.file}.new`, JSON.stringify(rules));
    fs.renameSync(`${this.file}.new`, this.file);
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
