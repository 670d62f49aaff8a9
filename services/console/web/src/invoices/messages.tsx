import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { messageColumns } from '../lists/exported-columns.js';
import { ExportButton } from '../lists/save-button.js';
import { useFormats } from '../parts/formats.js';
import { Facts, Loaded } from '../parts/panel.js';
import { MessageBadge } from '../parts/state-badge.js';
import { type Column, DataTable } from '../parts/table/data-table.js';
import { usePages } from '../parts/table/pages.js';
import { useWhy } from '../parts/texts.js';
import { inWords } from '../parts/written.js';
import classes from './invoices.module.css';
import { MessageDrawer } from './message-drawer.js';

type Message = Schemas['Message'];

interface MessagesProps {
  readonly filter: { readonly customerId?: string; readonly invoiceId?: string; readonly caseId?: string };
}

/** Messages past, each of which can be read as it was written. */
export function Messages({ filter }: MessagesProps): ReactNode {
  const { t } = useTranslation();
  const why = useWhy();
  const { time } = useFormats();
  const [read, setRead] = useState<string | null>(null);
  const { list, more } = usePages(['messages', 'list', filter], async (pageToken) => {
    const query = { ...filter, pageToken, pageSize: 50 };
    const { messages, nextPageToken } = await taken(api.GET('/api/v1/messages', { params: { query } }));
    return { rows: messages, nextPageToken };
  });
  const columns: Column<Message>[] = [
    { id: 'state', title: t('cases.outcome'), cell: ({ state }) => <MessageBadge state={state} />, nowrap: true },
    {
      id: 'when',
      title: t('message.when'),
      cell: ({ sentTime, createTime }) => time(sentTime ?? createTime),
      nowrap: true,
    },
    {
      id: 'template',
      title: t('message.template'),
      cell: ({ template, channel }) => `${inWords(template)}${channel ? ` (${t(`message.channel.${channel}`)})` : ''}`,
    },
    { id: 'reason', title: t('message.reason'), cell: ({ reason }) => why({ code: reason }) },
    {
      id: 'read',
      title: t('message.read'),
      cell: ({ messageId, template }) => (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`${t('message.read')}: ${inWords(template)}`}
          onClick={() => setRead(messageId)}
        >
          {t('message.read')}
        </Button>
      ),
    },
  ];
  return (
    <>
      <Loaded
        query={list}
        empty={t(filter.invoiceId ? 'invoice.noMessages' : 'customer.noMessages')}
        isEmpty={({ length }) => length === 0}
      >
        {(rows) => (
          <Stack gap="xs">
            <Group justify="flex-end">
              <ExportButton list={{ path: '/api/v1/messages.csv', query: filter, columnsOf: messageColumns }} />
            </Group>
            <DataTable
              name={t('invoice.messages')}
              columns={columns}
              rows={rows}
              rowKey={({ messageId }) => messageId}
              rowName={({ template }) => template}
              more={more}
              height="360px"
            />
          </Stack>
        )}
      </Loaded>
      <MessageDrawer opened={read !== null} close={() => setRead(null)}>
        {read !== null && <MessageText messageId={read} />}
      </MessageDrawer>
    </>
  );
}

function MessageText({ messageId }: { messageId: string }): ReactNode {
  const { t } = useTranslation();
  const why = useWhy();
  const { time } = useFormats();
  const query = useQuery({
    queryKey: ['messages', 'one', messageId],
    queryFn: async () => {
      const { message } = await taken(api.GET('/api/v1/messages/{messageId}', { params: { path: { messageId } } }));
      return message!;
    },
  });
  return (
    <Loaded query={query}>
      {({
        state,
        subject,
        text,
        template,
        templateVersion,
        locale,
        reason,
        ruleIds,
        sentTime,
        createTime,
        providerReply,
      }) => (
        <Stack>
          <Facts
            facts={[
              [t('cases.outcome'), <MessageBadge key="state" state={state} />],
              [t('message.when'), time(sentTime ?? createTime)],
              [t('message.template'), `${template} ${templateVersion || ''} ${locale}`],
              ...(reason ? [[t('message.reason'), `${why({ code: reason })} ${providerReply}`] as const] : []),
              ...(ruleIds.length > 0 ? [[t('message.rules'), ruleIds.join(', ')] as const] : []),
            ]}
          />
          {text === '' ? (
            <Text c="dimmed">{t('message.nothingRendered')}</Text>
          ) : (
            <article aria-label={t('message.rendered')} className={classes['letter']}>
              <Text fw={650}>{subject}</Text>
              <pre>{text}</pre>
            </article>
          )}
        </Stack>
      )}
    </Loaded>
  );
}
