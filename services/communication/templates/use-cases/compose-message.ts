import { Injectable } from '@nestjs/common';
import type { ContactChannel, CustomerFacts, InvoiceFacts } from '#libs/fence';
import { formatLocale, localeCandidates } from '#libs/locales';
import { localDateAt } from '#libs/time';
import { Organisation } from '../../contact-law/use-cases/ports.js';
import { templateContext } from '../domain/content.js';
import { errors } from '../domain/errors.js';
import type { Template } from '../domain/template.js';
import { type RenderedContent, Renderer, TemplateStore } from './ports.js';

/** The newest version of a template in each locale it exists in; at least one. */
export interface TemplateVersions {
  readonly name: string;
  readonly channel: ContactChannel;
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

/** Renders the newest version of a template in the customer's locale. */
@Injectable()
export class ComposeMessage {
  constructor(
    private readonly templates: TemplateStore,
    private readonly renderer: Renderer,
    private readonly organisation: Organisation,
  ) {}

  /** @throws TEMPLATE_NOT_FOUND */
  async findTemplate(name: string, channel: ContactChannel): Promise<TemplateVersions> {
    const versions = await this.templates.findNewest(name, channel);
    if (versions.length === 0) throw errors.TEMPLATE_NOT_FOUND(noTemplate(name, channel));
    return { name, channel, byLocale: new Map(versions.map(({ locale, version }) => [locale, version])) };
  }

  /** @throws TEMPLATE_NOT_FOUND when no locale fits, TEMPLATE_NOT_RENDERED */
  async composeMessage(wanted: Composition): Promise<ComposedMessage> {
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
    if (locale === undefined) throw errors.TEMPLATE_NOT_FOUND(noTemplate(name, channel));
    return this.templates.find({ name, channel, locale, version: byLocale.get(locale)! });
  }
}

function noTemplate(name: string, channel: ContactChannel): string {
  return `No template ${name} for ${channel} exists in a locale that fits. Create one, at least in en.`;
}
