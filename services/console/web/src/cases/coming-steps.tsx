import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.js';
import { useFormats } from '../parts/formats.js';
import classes from '../parts/parts.module.css';
import { useCodeText } from '../parts/texts.js';
import { inWords } from '../parts/written.js';
import { comingSteps } from './acts/case-acts.js';

type Step = Pick<Schemas['StepPlanned'], 'stepId' | 'kind' | 'channel' | 'template'>;

/** What a step does, in words: `E-mail: First reminder`. */
export function useStepText(): (step: Step) => string {
  const codeText = useCodeText();
  return ({ stepId, kind, channel, template }) => {
    // A service of the release before says no more than the name of a step that is planned.
    if (!kind) return inWords(stepId);
    if (kind === 'send') return `${codeText('message.channel', channel)}: ${inWords(template || stepId)}`;
    // A newer service may know kinds that have no text here.
    return kind === 'expire' ? codeText('step', kind) : `${codeText('step', kind)}: ${inWords(stepId)}`;
  };
}

interface ComingStepsProps {
  readonly found: Pick<Schemas['Case'], 'invoices'>;
  readonly name: string;
  readonly empty: string;
}

const maxSteps = 30;

/** The steps of a case that are to come, and when. */
export function ComingSteps({ found, name, empty }: ComingStepsProps): ReactNode {
  const { t } = useTranslation();
  const { time } = useFormats();
  const stepText = useStepText();
  const steps = comingSteps(found);
  if (steps.length === 0) return <Text c="dimmed">{empty}</Text>;
  return (
    <div className={classes['scroll']} tabIndex={0} role="region" aria-label={name}>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t('cases.due')}</th>
            <th scope="col">{t('cases.step')}</th>
            <th scope="col">{t('cases.invoices')}</th>
          </tr>
        </thead>
        <tbody>
          {steps.slice(0, maxSteps).map((step) => (
            <tr key={`${step.stepId} ${step.fireTime}`}>
              <td data-nowrap>{time(step.fireTime)}</td>
              <td>{stepText(step)}</td>
              <td>{shortened(step.invoices.map(({ invoiceNumber }) => invoiceNumber))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const maxNumbers = 3;

function shortened(numbers: readonly string[]): string {
  const more = numbers.length - maxNumbers;
  return `${numbers.slice(0, maxNumbers).join(', ')}${more > 0 ? ` +${more}` : ''}`;
}
