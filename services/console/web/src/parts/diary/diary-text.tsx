import { Fragment, type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type LineRun, renderLine, textOfRuns } from '#libs/diary';
import type { Schemas } from '../../api/client.js';
import { useFormats } from '../formats.js';
import { InvoiceLink } from '../links.js';
import { useKeptText } from '../texts.js';
import { inWords } from '../written.js';
import { lineLanguageOf, reasonText } from './language.js';

type Entry = Pick<Schemas['DiaryEntry'], 'line' | 'text' | 'event' | 'invoiceId' | 'invoiceNumber'>;

interface Told {
  readonly runs: readonly LineRun[];
  /** The service says it, in English, as there is no text of it in the language. */
  readonly isOfService: boolean;
}

/** What entries of a diary say, in the language of the person. */
function useTold(): (entry: Entry) => Told {
  const { i18n } = useTranslation();
  const textOf = useKeptText();
  const formats = useFormats();
  const language = useMemo(() => lineLanguageOf(i18n.language, textOf, formats), [i18n.language, textOf, formats]);
  return (entry) => {
    const runs = entry.line && renderLine(entry.line, language);
    return runs ? { runs, isOfService: false } : { runs: runsOfText(entry), isOfService: true };
  };
}

/** What an entry says as one text. */
export function useDiaryText(): (entry: Entry) => string {
  const told = useTold();
  return (entry) => textOfRuns(told(entry).runs);
}

/** What an entry says; the number of its invoice is the link itself, or follows where it is not said. */
export function DiaryText({ entry }: { entry: Entry }): ReactNode {
  const { runs, isOfService } = useTold()(entry);
  const { invoiceId } = entry;
  const isSaid = runs.some((run) => 'invoiceNumber' in run);
  const number = entry.invoiceNumber || invoiceId.slice(0, 8);
  const shown = invoiceId === '' || isSaid ? runs : [...runs, { text: ' ' }, { invoiceNumber: number }];
  const said = shown.map((run, place) => (
    <Fragment key={place}>
      {'text' in run ? (
        run.text
      ) : invoiceId === '' ? (
        run.invoiceNumber
      ) : (
        <InvoiceLink invoiceId={invoiceId} number={run.invoiceNumber} />
      )}
    </Fragment>
  ));
  return isOfService ? <span lang="en">{said}</span> : said;
}

/** Why something was done, in words: of the language where it has a code, else as it was written. */
export function useReasonText(): (reason: string) => string {
  const textOf = useKeptText();
  return (reason) => reasonText(textOf, reason);
}

/** An entry of a release that had the text alone. */
function runsOfText({ text, event, invoiceId, invoiceNumber }: Entry): LineRun[] {
  const said = text || inWords(event.split('.').at(-1) ?? event);
  const number = invoiceNumber || invoiceId.slice(0, 8);
  const at = invoiceId === '' ? -1 : said.indexOf(number);
  if (at < 0) return [{ text: said }];
  return [{ text: said.slice(0, at) }, { invoiceNumber: number }, { text: said.slice(at + number.length) }];
}
