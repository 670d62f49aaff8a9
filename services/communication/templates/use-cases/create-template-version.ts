import { Injectable } from '@nestjs/common';
import { invalidFields, type FieldViolation } from '#libs/errors';
import { Runner, type Caller } from '#libs/platform';
import type { Channel } from '../../contact-law/domain/channel.js';
import { canonicalLocale } from '../domain/locale.js';
import { isTemplateName } from '../domain/template-name.js';
import { Renderer, TemplateStore, type Template } from './ports.js';

export interface NewTemplate {
  readonly name: string;
  readonly locale: string;
  readonly channel: Channel | null;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

const maxLengths = { locale: 35, subject: 500, html: 200_000, text: 200_000 } as const;

/** Versions are added and never changed, so that what a debtor read can always be said. */
@Injectable()
export class CreateTemplateVersion {
  constructor(
    private readonly runner: Runner,
    private readonly templates: TemplateStore,
    private readonly renderer: Renderer,
  ) {}

  /** @throws DomainError TEMPLATE_INVALID with every fault found: fields, syntax, unknown variables, missing opt-out */
  async createTemplateVersion(input: NewTemplate, caller: Caller): Promise<Template> {
    const locale = canonicalLocale(input.locale);
    const violations = faultsOf(input, locale);
    if (violations.length === 0) {
      violations.push(...this.renderer.faults({ ...input, channel: input.channel!, locale: locale! }));
    }
    if (violations.length > 0) throw invalidFields('TEMPLATE_INVALID', violations);
    const { name, subject, html, text } = input;
    const template = { name, channel: input.channel!, locale: locale!, subject, html, text };
    return this.runner.run(caller, (tx) => this.templates.add(tx, template));
  }
}

function faultsOf(input: NewTemplate, locale: string | null): FieldViolation[] {
  const violations: FieldViolation[] = [];
  const check = (holds: boolean, field: string, description: string): void => {
    if (!holds) violations.push({ field, description });
  };
  check(isTemplateName(input.name), 'name', 'must be kebab-case such as final-notice, at most 64 characters');
  check(locale !== null && input.locale.length <= maxLengths.locale, 'locale', 'is not a BCP 47 tag such as de-AT');
  check(input.channel === 'EMAIL', 'channel', 'must be EMAIL: messages leave by e-mail only');
  for (const field of ['subject', 'html', 'text'] as const) {
    const length = input[field].trim().length;
    check(length > 0 && length <= maxLengths[field], field, `must be 1 to ${maxLengths[field]} characters`);
  }
  return violations;
}
