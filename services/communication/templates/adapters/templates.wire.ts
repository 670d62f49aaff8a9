import { enumName, type communicationV1 } from '#libs/contracts';
import type { Channel } from '../../contact-law/domain/channel.js';
import type { Template } from '../use-cases/ports.js';

export function fromWireChannel(wire: string): Channel | null {
  return enumName<Channel>(wire, 'CHANNEL_');
}

export function toWireTemplate(template: Template): communicationV1.TemplateInit {
  return { ...template, channel: `CHANNEL_${template.channel}` };
}
