import { Injectable } from '@nestjs/common';
import { TemplateStore, type PageRequest, type Template } from './ports.js';

@Injectable()
export class ListTemplates {
  constructor(private readonly templates: TemplateStore) {}

  /** The newest version of every template and locale. */
  listTemplates(page: PageRequest<[string, string, string]>): Promise<Template[]> {
    return this.templates.list(page);
  }
}
