import { Code, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { useListSearch } from '../lists/search.js';
import { useFormats } from '../parts/formats.js';
import { PageHead } from '../parts/page-head.js';
import { Facts, Loaded, Panel } from '../parts/panel.js';
import { ActiveBadge } from './active-badge.js';
import { readDocument } from './document.js';
import { useDocumentFacts } from './facts.js';
import { OlderCases } from './older-cases.js';
import { Steps } from './steps.js';

/** One version of a sequence in words, and the cases that run older ones. */
export function SequenceScreen(): ReactNode {
  const { name } = useParams({ from: '/sequences/$name' });
  const { search } = useListSearch();
  // 0 is the newest.
  const version = /^\d{1,9}$/.test(search['version'] ?? '') ? Number(search['version']) : 0;
  const query = useQuery({
    queryKey: ['sequences', 'one', name, version],
    queryFn: async () => {
      const params = { path: { name }, query: { version } };
      return (await taken(api.GET('/api/v1/sequences/{name}', { params }))).sequence!;
    },
  });
  return <Loaded query={query}>{(sequence) => <SequenceView sequence={sequence} />}</Loaded>;
}

function SequenceView({ sequence }: { sequence: Schemas['Sequence'] }): ReactNode {
  const { t } = useTranslation();
  const { time } = useFormats();
  const { name, title, version, active, createTime, document } = sequence;
  const read = readDocument(document);
  const factsOf = useDocumentFacts();
  return (
    <Stack gap="md">
      <PageHead
        above={{ to: '/sequences', text: t('sequences.all') }}
        title={title || name}
        badges={<ActiveBadge active={active} />}
      />
      <Panel title={t('cases.facts')}>
        <Facts
          facts={[
            [t('admin.name'), name],
            [t('sequences.version'), version],
            [t('sequences.since'), time(createTime)],
            ...(read ? factsOf(read) : []),
          ]}
        />
      </Panel>
      {read && (
        <Panel title={t('sequences.steps')}>
          <Steps document={read} />
        </Panel>
      )}
      <OlderCases sequence={name} />
      <Panel title={t('sequences.document')}>
        {!read && t('sequences.unread')}
        <Code block tabIndex={0} role="region" aria-label={t('sequences.document')}>
          {document}
        </Code>
      </Panel>
    </Stack>
  );
}
