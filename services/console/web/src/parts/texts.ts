import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type CodeText, codeTextOf } from './written.js';

/** Gives texts by their keys; what takes it names this, as the type that a hook gives goes too deep for the compiler. */
export type Translate = TFunction;

/** Texts of codes that services send. */
export function useCodeText(): CodeText {
  return codeTextOf(useTextOf());
}

/** The text of a key that is made of a code; undefined where there is none. */
export function useTextOf(): (key: string) => string | undefined {
  const { t, i18n } = useTranslation();
  return (key) => (i18n.exists(key) ? t(key as 'list.all') : undefined);
}
