import type { Tx } from '#libs/platform';
import type { Channel } from '../../contact-law/domain/channel.js';
import type { Asker } from '../../contact-law/use-cases/ports.js';
import type { TemplateContext } from '../domain/content.js';
import type { InvoiceFacts } from '../domain/invoice-facts.js';

/** What the invoice service owns. Errors: those of the rpc; `unavailable` when it cannot be reached. */
export abstract class InvoiceOwner {
  /** How the invoices stand now; unknown ones are left out. */
  abstract standings(invoiceIds: readonly string[], asker: Asker): Promise<InvoiceFacts[]>;
}

/** Where a list goes on: at most `limit` rows after the sort key of the last row shown. */
export interface PageRequest<Key> {
  readonly limit: number;
  /** Null for the first page. */
  readonly after: Key | null;
}

/** One immutable version of a template. */
export interface Template {
  readonly name: string;
  readonly channel: Channel;
  readonly locale: string;
  readonly version: number;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

export abstract class TemplateStore {
  /** Of each locale the newest version, without its sources. */
  abstract newest(name: string, channel: Channel): Promise<{ locale: string; version: number }[]>;

  abstract get(key: Pick<Template, 'name' | 'channel' | 'locale' | 'version'>): Promise<Template>;

  /** Stores the next version. */
  abstract add(tx: Tx, template: Omit<Template, 'version'>): Promise<Template>;

  /** The newest versions by name, locale and channel; one row more than the limit when there are more. */
  abstract list(page: PageRequest<[string, string, string]>): Promise<Template[]>;
}

/** What a debtor reads. */
export interface RenderedContent {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

export abstract class Renderer {
  /** Errors: TEMPLATE_NOT_RENDERED. @param formatLocale locale of the filters `money` and `date` */
  abstract render(template: Template, context: TemplateContext, formatLocale: string): RenderedContent;

  /** What is wrong with the sources of a template, by field; nothing when it can be stored. */
  abstract faults(template: Omit<Template, 'version'>): { field: string; description: string }[];
}

/** Links by which a debtor refuses further messages. */
export abstract class UnsubscribeLinks {
  /** A token that nobody can guess. */
  abstract newToken(): string;
  abstract urlOf(token: string): string;
}
