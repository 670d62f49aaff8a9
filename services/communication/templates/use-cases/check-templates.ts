import { Injectable } from '@nestjs/common';
import { faultOf } from '#libs/errors';
import type { ContactChannel } from '#libs/fence';
import { FieldFaults, maxIds, readChoice } from '#libs/fields';
import { errors } from '../domain/errors.js';
import { channelsWithTemplates } from '../domain/template.js';
import { isTemplateName } from '../domain/template-name.js';
import { TemplateStore } from './ports.js';

@Injectable()
export class CheckTemplates {
  constructor(private readonly templates: TemplateStore) {}

  /**
   * Those of the names that no template of the channel has, in their order and each once.
   * @throws TEMPLATE_INVALID
   */
  async checkTemplates(input: {
    readonly names: readonly string[];
    readonly channel: ContactChannel | null;
  }): Promise<string[]> {
    const faults = new FieldFaults();
    faults.check(input.names.length > 0, 'names', faultOf('EMPTY'));
    faults.check(input.names.length <= maxIds, 'names', faultOf('TOO_MANY', { max: maxIds }));
    const channel = faults.take('channel', readChoice(input.channel, channelsWithTemplates));
    faults.throwIfAny(errors.TEMPLATE_INVALID);
    const names = [...new Set(input.names)];
    const known = new Set(await this.templates.findNames(names.filter(isTemplateName), channel!));
    return names.filter((name) => !known.has(name));
  }
}
