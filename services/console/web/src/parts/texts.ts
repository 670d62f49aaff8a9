import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type KeptTexts, type Said, textByCode, whyOf } from './why.js';
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

/** Why something is not possible or was not done, in the language of the person. */
export function useWhy(): (said: Said) => string {
  const kept = useKeptTexts();
  return (said) => whyOf(kept, said);
}

/** The same; undefined where there is only what the service says. */
export function useTextByCode(): (said: Said) => string | undefined {
  const kept = useKeptTexts();
  return (said) => textByCode(kept, said);
}

function useKeptTexts(): KeptTexts {
  const { i18n } = useTranslation();
  return (group, code) => {
    const text: unknown = /^[A-Z][A-Z0-9_]*$/.test(code)
      ? i18n.getResource(i18n.language, 'translation', `${group}.${code}`)
      : undefined;
    return typeof text === 'string' ? text : undefined;
  };
}
