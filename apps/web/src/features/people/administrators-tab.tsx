import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Member } from '../../lib/api';
import { ownMembers } from '../../lib/members';
import { EditDrawer } from '../../ui/edit-drawer';
import { MemberEditor, MemberList } from '../../ui/members';

/** The people without an extension, whom the list of agents leaves out. */
export function AdministratorsTab() {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<{ member: Member | null } | null>(null);
  const close = () => setOpened(null);
  return (
    <>
      <MemberList source={ownMembers} onOpen={(member) => setOpened({ member })} />
      {opened && (
        <EditDrawer title={t(opened.member ? 'people:edit_agent' : 'people:add_administrator')} onClose={close}>
          <MemberEditor source={ownMembers} member={opened.member} onDone={close} />
        </EditDrawer>
      )}
    </>
  );
}
