import { type communicationV1, enumName } from '#libs/contracts';
import type { ContactChannel } from '#libs/fence';
import type { Template } from '../domain/template.js';

export function fromWireChannel(wire: string): ContactChannel | null {
  return enumName<ContactChannel>(wire, 'CHANNEL_');
}

export function toWireTemplate(template: Template): communicationV1.TemplateInit {
  return { ...template, channel: `CHANNEL_${template.channel}` };
}
