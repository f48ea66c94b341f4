import { Button, Menu } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNotify } from '../../ui/notify';
import { missingOf, readyLists, type ReadyList } from './ready-holidays';
import { useSpecialDays, type OwnDays } from './use-special-days';

interface Props {
  own: OwnDays;
  departmentId: string | null;
}

/** Adds the holidays of a country that are not there yet, closed all day; each can be changed or removed afterwards. */
export function ReadyHolidays({ own, departmentId }: Props) {
  const { t } = useTranslation();
  const notify = useNotify();
  const { put, offerBack } = useSpecialDays(departmentId);
  const addition = useMutation({
    mutationFn: async (list: ReadyList) => {
      const missing = missingOf(list, own.days);
      const added = missing.map(({ key, rule }) => ({ name: t(`hours:ready.${list}.${key}`), rule, periods: [] }));
      return {
        count: added.length,
        hours: added.length === 0 ? null : await put([...own.days, ...added], own.version),
      };
    },
    onSuccess: ({ count, hours }) => {
      const message = t('hours:special.added', { count });
      if (hours === null) notify.done(message);
      else offerBack(message, hours, own);
    },
    onError: notify.failed,
  });
  return (
    <Menu position="bottom-end" withinPortal={false}>
      <Menu.Target>
        <Button variant="default" loading={addition.isPending} rightSection={<IconChevronDown size={16} aria-hidden />}>
          {t('hours:special.ready')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {readyLists.map((list) => (
          <Menu.Item key={list} onClick={() => addition.mutate(list)}>
            {t(`hours:special.ready_of.${list}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
