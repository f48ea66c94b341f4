import { Button, Group, Select } from '@mantine/core';
import { trades, type Trade } from '@voicecore/domain/knowledge/starters';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api, queryKeys } from '../../lib/api';
import { useNotify } from '../../ui/notify';
import { useUndo } from '../../ui/use-undo';

const begin = (trade: Trade) => answer(api.POST('/api/v1/knowledge/starters', { body: { trade } }));
const takeBack = (id: string) => answer(api.DELETE('/api/v1/knowledge/imports/{id}', { params: { path: { id } } }));

interface Props {
  /** Kept outside this component, which is mounted and removed as entries are added or undone. */
  trade: Trade;
  onTrade: (trade: Trade) => void;
}

/**
 * Three drafts of what callers in a trade ask first; callers hear none of them until a user has completed it and
 * switched it on.
 */
export function StarterOffer({ trade, onTrade }: Props) {
  const { t } = useTranslation();
  const notify = useNotify();
  const offerUndo = useUndo();
  const client = useQueryClient();
  const changed = [queryKeys.knowledge.every];
  const add = useMutation({
    mutationFn: begin,
    onSuccess: ({ id }) => offerUndo({ message: t('knowledge:starters.added'), undo: () => takeBack(id), changed }),
    onError: notify.failed,
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.knowledge.every }),
  });
  return (
    <Group align="end" justify="center" ta="start">
      <Select
        label={t('knowledge:starters.trade')}
        data={trades.map((value) => ({ value, label: t(`knowledge:starters.${value}`) }))}
        value={trade}
        onChange={(value) => onTrade(trades.find((known) => known === value) ?? 'other')}
        allowDeselect={false}
      />
      <Button loading={add.isPending} onClick={() => add.mutate(trade)}>
        {t('knowledge:starters.add')}
      </Button>
    </Group>
  );
}
