import type { FieldViolation } from '#libs/errors';
import type { ContactChannel } from '#libs/fence';
import type { PageRequest, Tx } from '#libs/transactions';
import type { TemplateContext } from '../domain/content.js';
import type { Template } from '../domain/template.js';

export type TemplateKey = readonly [name: string, locale: string, channel: string];

export abstract class TemplateStore {
  /** Of each locale the newest version, without its sources. */
  abstract findNewest(name: string, channel: ContactChannel): Promise<{ locale: string; version: number }[]>;

  /** Those of the names that a template of the channel has. */
  abstract findNames(names: readonly string[], channel: ContactChannel): Promise<string[]>;

  /** A version that exists. */
  abstract find(key: Pick<Template, 'name' | 'channel' | 'locale' | 'version'>): Promise<Template>;

  /** Stores the next version. */
  abstract insert(tx: Tx, template: Omit<Template, 'version'>): Promise<Template>;

  /** The newest versions by name, locale and channel. */
  abstract list(page: PageRequest<TemplateKey>): Promise<Template[]>;
}

/** What a debtor reads. */
export interface RenderedContent {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

export abstract class Renderer {
  /**
   * @param formatLocale locale of the filters `money` and `date`
   * @throws TEMPLATE_NOT_RENDERED
   */
  abstract render(template: Template, context: TemplateContext, formatLocale: string): RenderedContent;

  /** Faults in the sources of a template, by field; none when it can be stored. */
  abstract faults(template: Omit<Template, 'version'>): FieldViolation[];
}

/** Links by which a debtor refuses further messages. */
export abstract class UnsubscribeLinks {
  /** A token that cannot be guessed. */
  abstract newToken(): string;
  abstract urlOf(token: string): string;
}
