import { globSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const locales = 'services/console/web/src/locales';
/** English lines of diaries are those of programs too. */
const englishLines = 'libs/diary/line-texts.ts';

/** Texts of a language as its files write them; those with something filled in are left out. */
function textsOf(language: 'en' | 'de'): Set<string> {
  const files = globSync([`${locales}/${language}.ts`, `${locales}/${language}/*.ts`]);
  if (language === 'en') files.push(englishLines);
  const written = files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/:\s*'((?:[^'\\\n]|\\.)+)'/g)]);
  return new Set(written.map(([, text]) => text!).filter((text) => !text.includes('{{')));
}

/** Texts that stand in the English file and are no German. */
export function englishOnly(): Set<string> {
  return textsOf('en').difference(textsOf('de'));
}

/**
 * Whatever a person reads or hears of a page: its texts, names and hints. What a page says to be of another language, such
 * as entries of a release that had no text in it, is left out.
 */
export function textsOn(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const found = [];
    const others = '[lang]:not(html):not([lang="' + document.documentElement.lang + '"])';
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      if (!walker.currentNode.parentElement.closest('script, style, noscript, ' + others)) found.push(walker.currentNode.data.trim());
    }
    for (const name of ['aria-label', 'placeholder', 'title', 'alt']) {
      for (const element of document.querySelectorAll('[' + name + ']')) if (!element.closest(others)) found.push(element.getAttribute(name).trim());
    }
    return found.filter((text) => text !== '');
  })()`);
}
