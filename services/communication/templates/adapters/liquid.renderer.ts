import { Injectable } from '@nestjs/common';
import { Liquid, type Template as Parsed } from 'liquidjs';
import type { FieldViolation } from '#libs/errors';
import { formatDate, formatMoney } from '#libs/locales';
import { isCurrency, parseMajor } from '#libs/money';
import { oneLine } from '#libs/text';
import { parseLocalDate } from '#libs/time';
import type { TemplateContext } from '../domain/content.js';
import { errors } from '../domain/errors.js';
import type { Template } from '../domain/template.js';
import { type RenderedContent, Renderer } from '../use-cases/ports.js';
import { sampleContexts, sampleUnsubscribeUrl } from './sample-contexts.js';

type Sources = Omit<Template, 'version'>;
type Part = keyof RenderedContent;

const parts: readonly Part[] = ['subject', 'html', 'text'];
const dateStyles = ['full', 'long', 'medium', 'short'] as const;
const maxCached = 600;
const trialMs = 2_000;

/** Liquid without files, with strict variables and filters, and with limits on the work of a template. */
@Injectable()
export class LiquidRenderer extends Renderer {
  private readonly html = engine('escape');
  private readonly plain = engine(undefined);
  private readonly cached = new Map<string, Parsed[]>();

  override render(template: Template, context: TemplateContext, formatLocale: string): RenderedContent {
    const { name, channel, locale, version } = template;
    try {
      return this.renderParts(template, context, formatLocale, `${name} ${channel} ${locale} ${version}`);
    } catch (error) {
      throw errors.TEMPLATE_NOT_RENDERED(
        `Template ${name} in ${locale}, version ${version}, failed on this customer's data: ${messageOf(error)}`,
      );
    }
  }

  override faults(sources: Sources): FieldViolation[] {
    const faults = parts.flatMap((part) => this.sourceFaults(sources, part));
    if (faults.length > 0) return faults;
    const contexts = sampleContexts(sources.locale);
    return distinct(contexts.flatMap((context) => parts.flatMap((part) => this.trialFaults(sources, part, context))));
  }

  private renderParts(sources: Sources, context: TemplateContext, formatLocale: string, key: string): RenderedContent {
    const renderPart = (part: Part): string =>
      this.write(this.parsed(`${key} ${part}`, part, sources[part]), part, context, formatLocale);
    return { subject: oneLine(renderPart('subject')), html: renderPart('html'), text: renderPart('text') };
  }

  /** Limits in time are for trials only: a process that was suspended must not fail a message. */
  private write(
    parsed: Parsed[],
    part: Part,
    context: TemplateContext,
    formatLocale: string,
    bounds: { renderLimit?: number } = {},
  ): string {
    const options = { globals: { [localeVariable]: formatLocale }, ...bounds };
    return String(this.engineOf(part).renderSync(parsed, { ...context }, options));
  }

  private parsed(key: string, part: Part, source: string): Parsed[] {
    const known = this.cached.get(key);
    if (known) return known;
    const parsed = this.engineOf(part).parse(source);
    if (this.cached.size >= maxCached) this.cached.clear();
    this.cached.set(key, parsed);
    return parsed;
  }

  private sourceFaults(sources: Sources, part: Part): FieldViolation[] {
    try {
      const used = this.engineOf(part).globalVariableSegmentsSync(this.engineOf(part).parse(sources[part]));
      return distinct(
        used
          .filter((segments) => !isKnown(segments))
          .map((segments) => ({ field: part, description: `uses ${segments.join('.')}, which no message has` })),
      );
    } catch (error) {
      return [{ field: part, description: messageOf(error) }];
    }
  }

  private trialFaults(sources: Sources, part: Part, context: TemplateContext): FieldViolation[] {
    try {
      const parsed = this.engineOf(part).parse(sources[part]);
      const output = this.write(parsed, part, context, sources.locale, { renderLimit: trialMs });
      if (part === 'subject') return oneLine(output) === '' ? [{ field: part, description: 'comes out empty' }] : [];
      const description = 'does not always show {{ unsubscribeUrl }}, the opt-out that every message carries';
      return output.includes(sampleUnsubscribeUrl) ? [] : [{ field: part, description }];
    } catch (error) {
      return [{ field: part, description: messageOf(error) }];
    }
  }

  private engineOf(part: Part): Liquid {
    return part === 'html' ? this.html : this.plain;
  }
}

const localeVariable = 'formatLocale';

function engine(outputEscape: 'escape' | undefined): Liquid {
  const liquid = new Liquid({
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    lenientIf: false,
    // No file is ever read: include, render and layout find nothing.
    templates: {},
    parseLimit: 500_000,
    // Counts elements, not bytes: loops over ranges end here.
    memoryLimit: 1_000_000,
    ...(outputEscape && { outputEscape }),
  });
  liquid.registerFilter('money', function (this: FilterScope, value: unknown, currency: unknown) {
    return writeMoney(String(value), String(currency), localeOf(this));
  });
  liquid.registerFilter('date', function (this: FilterScope, value: unknown, style: unknown) {
    return writeDate(String(value), style === undefined ? 'long' : String(style), localeOf(this));
  });
  liquid.registerFilter('raw', () => {
    throw new Error('raw is not allowed: what customers wrote is always escaped');
  });
  return liquid;
}

/** What Liquid gives a filter. */
interface FilterScope {
  context: { globals: object };
}

function localeOf({ context }: FilterScope): string {
  return (context.globals as Record<string, string>)[localeVariable] ?? 'en';
}

function writeMoney(text: string, currency: string, locale: string): string {
  if (!isCurrency(currency)) throw new Error(`money needs a currency such as USD, not ${currency}`);
  const parsed = parseMajor(text, currency);
  if ('fault' in parsed) throw new Error(`money needs an amount such as 12.50, not ${text}`);
  return formatMoney(parsed.amount, locale);
}

function writeDate(text: string, style: string, locale: string): string {
  const date = parseLocalDate(text);
  const known = dateStyles.find((one) => one === style);
  if (!date || !known) throw new Error(`date needs a date such as 2024-01-31 and one of ${dateStyles.join(', ')}`);
  return formatDate(date, locale, known);
}

/** Whether a variable is one that every message has. */
function isKnown(segments: readonly unknown[]): boolean {
  let value: unknown = sampleContexts('en')[0];
  for (const segment of segments) {
    if (Array.isArray(value)) {
      if (['size', 'first', 'last'].includes(String(segment)) || typeof segment === 'number') {
        value = segment === 'size' ? 0 : value[0];
        continue;
      }
      return false;
    }
    if (typeof value === 'string') return segment === 'size';
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, String(segment))) return false;
    value = (value as Record<string, unknown>)[String(segment)];
  }
  return true;
}

function distinct(faults: readonly FieldViolation[]): FieldViolation[] {
  return [...new Map(faults.map((fault) => [`${fault.field} ${fault.description}`, fault])).values()];
}

/** The first line says what is wrong; those below repeat the source. */
function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0]!;
}
