import { useTranslation } from 'react-i18next';
import { type CodeText, codeTextOf } from './written.js';

/** Texts of codes that services send. */
export function useCodeText(): CodeText {
  const { t, i18n } = useTranslation();
  return codeTextOf((key) => (i18n.exists(key) ? t(key as 'list.all') : undefined));
}
