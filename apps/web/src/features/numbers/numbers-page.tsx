import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhoneNumber } from '../../lib/api';
import { useDirectory, useInstallation, useNumbers } from '../../lib/directory';
import { phoneNumber } from '../../lib/format';
import { EmptyState } from '../../ui/empty-state';
import { Page } from '../../ui/page';
import { ListBar, ListRow, ResourceList } from '../../ui/resource-list';
import { NumberDrawer } from './number-drawer';
import css from './numbers.module.css';

export function NumbersPage() {
  const { t } = useTranslation();
  const numbers = useNumbers();
  const [open, setOpen] = useState<PhoneNumber | 'new' | null>(null);
  // With any other carrier the platform assigns numbers, because all businesses share one carrier account.
  const own = useInstallation().data?.carrier === 'sandbox';
  const add = own ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpen('new')}>
      {t('numbers:add')}
    </Button>
  ) : undefined;
  return (
    <Page>
      <ResourceList
        query={numbers}
        rows={3}
        height={64}
        head={<ListBar>{add ?? <span className={css.quiet}>{t('numbers:given')}</span>}</ListBar>}
        empty={
          <EmptyState title={t('numbers:none.title')} action={add}>
            {t(own ? 'numbers:none.text' : 'numbers:given')}
          </EmptyState>
        }
      >
        {(number) => <NumberRow key={number.id} number={number} onOpen={() => setOpen(number)} />}
      </ResourceList>
      {open && <NumberDrawer number={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Page>
  );
}

function NumberRow({ number, onOpen }: { number: PhoneNumber; onOpen: () => void }) {
  const { t } = useTranslation();
  const department = useDirectory().department(number.departmentId);
  return (
    <ListRow className={css.row} onOpen={onOpen}>
      <span className={css.number}>{phoneNumber(number.e164)}</span>
      <span className={css.quiet}>{number.label}</span>
      <span>{t(`numbers:answer_with.${number.answerWith}`)}</span>
      <span className={css.quiet}>{department}</span>
    </ListRow>
  );
}
