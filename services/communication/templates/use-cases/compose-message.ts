import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { localDateAt } from '#libs/time';
import type { Channel } from '../../contact-law/domain/channel.js';
import type { CustomerFacts } from '../../contact-law/domain/customer-facts.js';
import { Organisation } from '../../contact-law/use-cases/ports.js';
import { templateContext } from '../domain/content.js';
import type { InvoiceFacts } from '../domain/invoice-facts.js';
import { formatLocale, localeCandidates } from '../domain/locale.js';
import { Renderer, TemplateStore, type RenderedContent, type Template } from './ports.js';

/** The newest version of a template in each locale it exists in; at least one. */
export interface TemplateVersions {
  readonly name: string;
  readonly channel: Channel;
  readonly byLocale: ReadonlyMap<string, number>;
}

export interface Composition {
  readonly template: TemplateVersions;
  readonly customer: CustomerFacts;
  /** At least one, in the order in which they are listed. */
  readonly invoices: readonly InvoiceFacts[];
  readonly unsubscribeUrl: string;
  /** Business time. */
  readonly now: Date;
}

export interface ComposedMessage {
  readonly content: RenderedContent;
  readonly locale: string;
  readonly templateVersion: number;
}

/** Puts the newest version of a template into the words of the customer's locale. */
@Injectable()
export class ComposeMessage {
  constructor(
    private readonly templates: TemplateStore,
    private readonly renderer: Renderer,
    private readonly organisation: Organisation,
  ) {}

  /** @throws DomainError TEMPLATE_NOT_FOUND */
  async find(name: string, channel: Channel): Promise<TemplateVersions> {
    const versions = await this.templates.newest(name, channel);
    if (versions.length === 0) throw notFound(name, channel);
    return { name, channel, byLocale: new Map(versions.map(({ locale, version }) => [locale, version])) };
  }

  /** @throws DomainError TEMPLATE_NOT_FOUND when no locale fits, TEMPLATE_NOT_RENDERED */
  async compose(wanted: Composition): Promise<ComposedMessage> {
    const { customer, invoices, unsubscribeUrl, now } = wanted;
    const template = await this.templateFor(wanted);
    const locale = formatLocale(customer.locale, template.locale);
    const context = templateContext({
      customer,
      invoices,
      organisationName: this.organisation.name,
      unsubscribeUrl,
      today: localDateAt(now, customer.zones[0] ?? this.organisation.zone),
      locale,
    });
    const content = this.renderer.render(template, context, locale);
    return { content, locale: template.locale, templateVersion: template.version };
  }

  private templateFor({ template, customer }: Composition): Promise<Template> {
    const { name, channel, byLocale } = template;
    const candidates = localeCandidates(customer.locale, this.organisation.locale);
    const locale = candidates.find((candidate) => byLocale.has(candidate));
    if (locale === undefined) throw notFound(name, channel);
    return this.templates.get({ name, channel, locale, version: byLocale.get(locale)! });
  }
}

function notFound(name: string, channel: Channel): DomainError {
  return new DomainError(
    'TEMPLATE_NOT_FOUND',
    'not-found',
    `No template ${name} for ${channel} exists in a locale that fits. Create one, at least in en.`,
  );
}
