import { Injectable } from '@nestjs/common';
import type { ContactChannel } from '#libs/fence';
import { FieldFaults, maxLengths, readChoice, readLocale, readText } from '#libs/fields';
import { type Caller, Runner } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import { channelsWithTemplates, type Template } from '../domain/template.js';
import { readTemplateName } from '../domain/template-name.js';
import { Renderer, TemplateStore } from './ports.js';

interface NewTemplateVersion {
  readonly name: string;
  readonly locale: string;
  readonly channel: ContactChannel | null;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** Versions are added and never changed, so that what a debtor read can always be shown. */
@Injectable()
export class CreateTemplateVersion {
  constructor(
    private readonly runner: Runner,
    private readonly templates: TemplateStore,
    private readonly renderer: Renderer,
  ) {}

  /**
   * Stores the next version of a template in a locale.
   * @throws TEMPLATE_INVALID with every fault found: fields, syntax, unknown variables, missing opt-out
   */
  async createTemplateVersion(caller: Caller, input: NewTemplateVersion): Promise<Template> {
    const template = readTemplate(input);
    const faults = new FieldFaults();
    for (const { field, description } of this.renderer.faults(template)) faults.add(field, description);
    faults.throwIfAny(errors.TEMPLATE_INVALID);
    return this.runner.run(caller, (tx) => this.templates.insert(tx, template));
  }
}

/** The sources are stored as they came, with their outer blanks. */
function readTemplate(input: NewTemplateVersion): Omit<Template, 'version'> {
  const { subject, html, text } = input;
  const faults = new FieldFaults();
  const name = faults.take('name', readTemplateName(input.name));
  const locale = faults.take('locale', readLocale(input.locale));
  const channel = faults.take('channel', readChoice(input.channel, channelsWithTemplates));
  faults.take('subject', readText(subject, maxLengths.templateSubject));
  faults.take('html', readText(html, maxLengths.templateBody));
  faults.take('text', readText(text, maxLengths.templateBody));
  faults.throwIfAny(errors.TEMPLATE_INVALID);
  return { name: name!, locale: locale!, channel: channel!, subject, html, text };
}
