import { Injectable } from '@nestjs/common';
import type { PageRequest } from '#libs/transactions';
import type { Template } from '../domain/template.js';
import { type TemplateKey, TemplateStore } from './ports.js';

@Injectable()
export class ListTemplates {
  constructor(private readonly templates: TemplateStore) {}

  /** The newest version of every template and locale. */
  listTemplates(page: PageRequest<TemplateKey>): Promise<Template[]> {
    return this.templates.list(page);
  }
}
