import { Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, queryKeys } from '../../lib/api';
import { useDraft } from '../../lib/drafts';
import { phoneNumber } from '../../lib/format';
import { asE164 } from '../../lib/format/typed-number';
import { DraftForm } from '../../ui/draft-form';
import { Loaded } from '../../ui/loaded';
import { MorePages } from '../../ui/more-pages';
import { useNotify } from '../../ui/notify';
import { RemoveButton } from '../../ui/remove-button';
import { List, ListRow } from '../../ui/resource-list';
import { SkeletonRows } from '../../ui/skeleton-rows';
import css from './outgoing.module.css';

const add = (number: string) => answer(api.POST('/api/v1/outbound/opt-outs', { body: { number } }));
const remove = (id: string) => answer(api.DELETE('/api/v1/outbound/opt-outs/{id}', { params: { path: { id } } }));

/** The numbers whose owners do not want to be called. */
export function OptOuts() {
  const { t } = useTranslation();
  const [round, setRound] = useState(0);
  return (
    <Paper p="lg" component="section" aria-labelledby="outgoing-opt-outs">
      <Stack>
        <div>
          <Title order={2} id="outgoing-opt-outs">
            {t('outgoing:opt_outs.title')}
          </Title>
          <Text c="dimmed">{t('outgoing:opt_outs.text')}</Text>
        </div>
        {/* The field is emptied for the next number once one was added. */}
        <NewOptOut key={round} onAdded={() => setRound(round + 1)} />
        <Listed />
      </Stack>
    </Paper>
  );
}

function NewOptOut({ onAdded }: { onAdded: () => void }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const client = useQueryClient();
  const draft = useDraft({
    name: 'opt-out',
    stored: null,
    valuesOf: () => ({ number: '' }),
    validate: { number: (typed) => (asE164(typed) === null ? t('outgoing:opt_outs.no_number') : null) },
    save: ({ number }) => add(asE164(number) ?? number),
    onSaved: () => {
      void client.invalidateQueries({ queryKey: queryKeys.outbound.optOuts });
      notify.done(t('outgoing:opt_outs.added'));
      onAdded();
    },
    onFailed: notify.failed,
  });
  return (
    <DraftForm draft={draft}>
      <Group align="flex-start">
        <TextInput
          className={css.number}
          label={t('outgoing:opt_outs.number')}
          type="tel"
          maxLength={30}
          {...draft.form.getInputProps('number')}
        />
        <Button type="submit" className={css.beside} loading={draft.isBusy}>
          {t('outgoing:opt_outs.add')}
        </Button>
      </Group>
    </DraftForm>
  );
}

function Listed() {
  const { t } = useTranslation();
  const optOuts = useInfiniteQuery({
    queryKey: queryKeys.outbound.optOuts,
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/v1/outbound/opt-outs', { params: { query: { limit: 20, cursor: pageParam ?? undefined } } }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  return (
    <Loaded query={optOuts} skeleton={<SkeletonRows rows={1} height={48} />}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        if (items.length === 0) return <Text c="dimmed">{t('outgoing:opt_outs.none')}</Text>;
        return (
          <>
            <List>
              {items.map(({ id, number }) => {
                const name = number === null ? t('outgoing:unreadable') : phoneNumber(number);
                return (
                  <ListRow key={id} className={css.row} onOpen={null}>
                    <span className={css.name}>{name}</span>
                    <RemoveButton
                      size="xs"
                      name={name}
                      remove={() => remove(id)}
                      {...(number === null ? { text: t('outgoing:opt_outs.lost') } : { restore: () => add(number) })}
                      changed={[queryKeys.outbound.optOuts]}
                    />
                  </ListRow>
                );
              })}
            </List>
            <MorePages pages={optOuts} />
          </>
        );
      }}
    </Loaded>
  );
}
