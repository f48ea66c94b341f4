import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Member, Tenant } from '../../lib/api';
import { administratorsOf } from '../../lib/members';
import { EditDrawer } from '../../ui/edit-drawer';
import { MemberEditor, MemberList } from '../../ui/members';

/** The administrators of a business: a platform administrator can help when none of them can sign in any more. */
export function AdministratorsDrawer({ tenant, onClose }: { tenant: Tenant; onClose: () => void }) {
  const { t } = useTranslation();
  const source = useMemo(() => administratorsOf(tenant.id), [tenant.id]);
  const [opened, setOpened] = useState<{ member: Member | null } | null>(null);
  return (
    <EditDrawer title={t('platform:administrators_of', { name: tenant.name })} size={480} onClose={onClose}>
      {opened ? (
        <MemberEditor source={source} member={opened.member} onDone={() => setOpened(null)} />
      ) : (
        <MemberList source={source} onOpen={(member) => setOpened({ member })} />
      )}
    </EditDrawer>
  );
}
