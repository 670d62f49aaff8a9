import type { TFunction } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { isCode } from '#libs/diary';
import { faultText, type KeptTexts, type Said, textByCode, whyOf } from './why.js';
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

/** What is wrong with a field, in the language of the person; undefined where there is only what the service says. */
export function useFaultText(): (violation: Parameters<typeof faultText>[1]) => string | undefined {
  const kept = useKeptTexts();
  return (violation) => faultText(kept, violation);
}

/** Texts as they are kept, with the names of what is filled in; undefined where there is none. */
export function useKeptText(): (key: string) => string | undefined {
  const { i18n } = useTranslation();
  const { language } = i18n;
  return useCallback(
    (key) => {
      const text: unknown = i18n.getResource(language, 'translation', key);
      return typeof text === 'string' ? text : undefined;
    },
    [i18n, language],
  );
}

function useKeptTexts(): KeptTexts {
  const textOf = useKeptText();
  return (group, code) => (isCode(code) ? textOf(`${group}.${code}`) : undefined);
}
