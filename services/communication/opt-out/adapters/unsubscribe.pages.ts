import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Liquid, type Template } from 'liquidjs';

export type PageName = 'ask' | 'done' | 'unknown' | 'later';
interface PageTexts {
  readonly title: string;
  readonly text: string;
  readonly button?: string;
}

/** The pages of an opt-out link; they need no script. */
@Injectable()
export class UnsubscribePages {
  private readonly liquid = new Liquid({ outputEscape: 'escape', templates: {} });
  private readonly texts: Readonly<Record<string, Record<PageName, PageTexts>>>;
  private readonly layout: Template[];

  constructor() {
    const folder = join(import.meta.dirname, 'assets');
    this.texts = JSON.parse(readFileSync(join(folder, 'texts.json'), 'utf8')) as typeof this.texts;
    this.layout = this.liquid.parse(readFileSync(join(folder, 'page.html.liquid'), 'utf8'));
  }

  get languages(): string[] {
    return Object.keys(this.texts);
  }

  /** @param locale any tag; English where it has no texts */
  render(name: PageName, locale: string): string {
    const wanted = locale.split('-')[0]!;
    const language = this.languages.includes(wanted) ? wanted : 'en';
    const page = this.texts[language]![name];
    return String(this.liquid.renderSync(this.layout, { language, page }));
  }
}
