import { Drawer } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Member, Tenant } from '../../lib/api';
import { administratorsOf } from '../../lib/members';
import { MemberEditor, MemberList } from '../../ui/members';

/** Who administers a business: somebody on the platform can help where nobody there can sign in any more. */
export function AdministratorsDrawer({ tenant, onClose }: { tenant: Tenant; onClose: () => void }) {
  const { t } = useTranslation();
  const source = useMemo(() => administratorsOf(tenant.id), [tenant.id]);
  const [opened, setOpened] = useState<{ member: Member | null } | null>(null);
  return (
    <Drawer
      opened
      onClose={onClose}
      size={480}
      title={t('platform:administrators_of', { name: tenant.name })}
      closeButtonProps={{ 'aria-label': t('frame:close') }}
    >
      {opened ? (
        <MemberEditor source={source} member={opened.member} onDone={() => setOpened(null)} />
      ) : (
        <MemberList source={source} onOpen={(member) => setOpened({ member })} />
      )}
    </Drawer>
  );
}
