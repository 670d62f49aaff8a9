import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/me.js';
import { type Formats, formatsOf } from './written.js';

/** Money, dates and times as people of the chosen language write them. */
export function useFormats(): Formats {
  const { i18n } = useTranslation();
  const { organisation } = useMe();
  return useMemo(() => formatsOf(i18n.language, organisation.zone), [i18n.language, organisation.zone]);
}
