import { Button, Checkbox, Group, Paper, SegmentedControl, Stack, Text, TextInput, Title } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { readListed } from '@voicecore/domain/screening';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryKeys, type ListedNumber } from '../../lib/api';
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
import { listApis, type Home } from './list-api';
import { ListFiles } from './list-files';
import css from './screening.module.css';

type ListName = ListedNumber['list'];

/** The numbers and prefixes that are always blocked, and those that always get through. */
export function NumberLists({ home }: { home: Home }) {
  const { t } = useTranslation();
  const [list, setList] = useState<ListName>('block');
  return (
    <Paper p="lg" component="section" aria-labelledby="screening-lists">
      <Stack>
        <div>
          <Title order={2} id="screening-lists">
            {t('screening:lists.title')}
          </Title>
          <Text c="dimmed">{t(`screening:lists_of.${home}`)}</Text>
        </div>
        <SegmentedControl
          aria-label={t('screening:lists.title')}
          value={list}
          onChange={(value) => setList(value === 'allow' ? 'allow' : 'block')}
          data={(['block', 'allow'] as const).map((value) => ({ value, label: t(`screening:list.${value}`) }))}
        />
        <AddNumber home={home} list={list} />
        <Listed key={list} home={home} list={list} />
      </Stack>
    </Paper>
  );
}

/** Returns what is stored of a typed beginning of a number. */
function asPrefix(typed: string): string | null {
  return readListed(`${typed}*`)?.number ?? null;
}

/** The field is emptied for the next number once one was added. */
function AddNumber({ home, list }: { home: Home; list: ListName }) {
  const [round, setRound] = useState(0);
  return <NewNumber key={`${list}:${round}`} home={home} list={list} onAdded={() => setRound(round + 1)} />;
}

function NewNumber({ home, list, onAdded }: { home: Home; list: ListName; onAdded: () => void }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const client = useQueryClient();
  const read = (typed: string, isPrefix: boolean) => (isPrefix ? asPrefix(typed) : asE164(typed));
  const draft = useDraft({
    name: 'listed-number',
    of: list,
    stored: null,
    valuesOf: () => ({ number: '', isPrefix: false }),
    validate: {
      number: (typed, { isPrefix }) =>
        read(typed, isPrefix) === null ? t(isPrefix ? 'screening:lists.no_prefix' : 'screening:lists.no_number') : null,
    },
    save: ({ number, isPrefix }) => listApis[home].add({ list, isPrefix, number: read(number, isPrefix) ?? number }),
    onSaved: () => {
      void client.invalidateQueries({ queryKey: queryKeys.screening.every });
      notify.done(t('screening:lists.added'));
      onAdded();
    },
    onFailed: notify.failed,
  });
  const { form } = draft;
  return (
    <DraftForm draft={draft}>
      <Group align="flex-start">
        <TextInput
          className={css.number}
          label={t(form.values.isPrefix ? 'screening:lists.prefix' : 'screening:lists.number')}
          type="tel"
          maxLength={30}
          {...form.getInputProps('number')}
        />
        <Checkbox
          className={css.check}
          classNames={{ body: css.checkBody, label: css.checkLabel }}
          label={t('screening:lists.is_prefix')}
          {...form.getInputProps('isPrefix', { type: 'checkbox' })}
        />
        <Button type="submit" className={css.beside} loading={draft.isBusy}>
          {t(`screening:add_to.${list}`)}
        </Button>
      </Group>
    </DraftForm>
  );
}

function Listed({ home, list }: { home: Home; list: ListName }) {
  const { t } = useTranslation();
  const numbers = useInfiniteQuery({
    queryKey: queryKeys.screening.list(list),
    queryFn: ({ pageParam }) => listApis[home].page(list, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  return (
    <Loaded query={numbers} skeleton={<SkeletonRows rows={2} height={48} />}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        if (items.length === 0)
          return (
            <Stack>
              <Text c="dimmed">{t(`screening:empty.${list}`)}</Text>
              <ListFiles home={home} list={list} isEmpty />
            </Stack>
          );
        return (
          <>
            <List>
              {items.map((item) => (
                <NumberRow key={item.id} home={home} item={item} />
              ))}
            </List>
            <MorePages pages={numbers} />
            <ListFiles home={home} list={list} isEmpty={false} />
          </>
        );
      }}
    </Loaded>
  );
}

function NumberRow({ home, item }: { home: Home; item: ListedNumber }) {
  const { t } = useTranslation();
  const { id, list, number, isPrefix } = item;
  const name = nameOf(item, t('screening:lists.unreadable'), (prefix) => t('screening:lists.all_of', { prefix }));
  return (
    <ListRow className={css.row} onOpen={null}>
      <span className={css.name}>{name}</span>
      <RemoveButton
        size="xs"
        name={name}
        remove={() => listApis[home].remove(id)}
        {...(number === null
          ? { text: t('screening:lists.lost') }
          : { restore: () => listApis[home].add({ list, isPrefix, number }) })}
        changed={[queryKeys.screening.every]}
      />
    </ListRow>
  );
}

function nameOf({ number, isPrefix }: ListedNumber, unreadable: string, allOf: (prefix: string) => string): string {
  if (number === null) return unreadable;
  return isPrefix ? allOf(number) : phoneNumber(number);
}
