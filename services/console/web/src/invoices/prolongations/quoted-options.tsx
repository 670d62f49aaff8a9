import { Radio, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../../api/client.js';
import { useFormats } from '../../parts/formats.js';
import { useWhy } from '../../parts/texts.js';

export type Quote = Schemas['QuoteProlongationResponse'];
type Option = Schemas['ProlongationOption'];

/** What more time for an invoice comes to now. */
export function useQuote(invoiceId: string, enabled: boolean) {
  return useQuery({
    queryKey: ['invoices', 'prolongation', invoiceId],
    queryFn: () => taken(api.GET('/api/v1/invoices/{invoiceId}/prolongation', { params: { path: { invoiceId } } })),
    enabled,
    retry: false,
  });
}

interface QuotedOptionsProps {
  readonly quote: Quote;
  /** Null for none. */
  readonly chosen: number | null;
  /** Absent where nothing is to be chosen. */
  readonly choose?: (days: number) => void;
}

/** A card for each number of days: when the invoice would be due, what that costs, or why it is refused. */
export function QuotedOptions({ quote, chosen, choose }: QuotedOptionsProps): ReactNode {
  const { t } = useTranslation();
  const { date } = useFormats();
  const { count, maxCount, totalDays, maxTotalDays, options, dueDate } = quote;
  const cards = options.map((option) => <OptionCard key={option.days} option={option} isChoice={Boolean(choose)} />);
  return (
    <Stack gap="sm">
      <Text size="sm">{t('prolongations.had', { date: date(dueDate), count, maxCount, totalDays, maxTotalDays })}</Text>
      {choose ? (
        <Radio.Group
          label={t('prolongations.options')}
          value={chosen === null ? '' : String(chosen)}
          onChange={(days) => choose(Number(days))}
          required
        >
          <Stack gap="xs" mt="xs">
            {cards}
          </Stack>
        </Radio.Group>
      ) : (
        cards
      )}
    </Stack>
  );
}

function OptionCard({ option, isChoice }: { option: Option; isChoice: boolean }): ReactNode {
  const { t } = useTranslation();
  const title = t('prolongations.count', { count: option.days });
  const about = <About option={option} />;
  if (isChoice)
    return <Radio value={String(option.days)} label={title} description={about} disabled={!option.allowed} />;
  return (
    <section>
      <Text fw={650}>{title}</Text>
      {about}
    </section>
  );
}

/** In spans, since it describes a choice. */
function About({ option }: { option: Option }): ReactNode {
  const { t } = useTranslation();
  const { date, money } = useFormats();
  const why = useWhy();
  const { allowed, reason, text, dueDate, countedFromDate, netDate, skippedDays, fee, tax, feeDueDate } = option;
  const isFree = fee?.minorUnits === '0';
  const feeText =
    tax && tax.minorUnits !== '0' ? t('prolongations.plusTax', { fee: money(fee), tax: money(tax) }) : money(fee);
  const line = (content: ReactNode) => (
    <Text component="span" display="block" size="sm">
      {content}
    </Text>
  );
  return (
    <>
      {line(dueDate ? t('prolongations.due', { date: date(dueDate) }) : t('prolongations.noDate'))}
      {dueDate && skippedDays.length > 0 && (
        <>
          {line(t('prolongations.counted', { from: date(countedFromDate), net: date(netDate) }))}
          <SkippedLine days={skippedDays} />
        </>
      )}
      {line(fee ? (isFree ? t('prolongations.free') : feeText) : t('prolongations.feeUnknown'))}
      {feeDueDate && line(t('prolongations.feeDue', { date: date(feeDueDate) }))}
      {!allowed && (
        <Text component="span" display="block" size="sm" fw={650}>
          {why({ code: reason, text })}
        </Text>
      )}
    </>
  );
}

function SkippedLine({ days }: { days: Option['skippedDays'] }): ReactNode {
  const { t } = useTranslation();
  const { date } = useFormats();
  const said = days.map(({ date: day, name }) => `${date(day)} (${name || t('calendars.weekend')})`).join(', ');
  return (
    <Text component="span" display="block" size="sm">
      {t('calendars.skipped')} {said}
    </Text>
  );
}
