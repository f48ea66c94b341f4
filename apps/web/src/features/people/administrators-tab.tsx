import { Drawer } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Member } from '../../lib/api';
import { ownMembers } from '../../lib/members';
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
        <Drawer
          opened
          onClose={close}
          size={440}
          title={t(opened.member ? 'people:edit_agent' : 'people:add_administrator')}
          closeButtonProps={{ 'aria-label': t('frame:close') }}
        >
          <MemberEditor source={ownMembers} member={opened.member} onDone={close} />
        </Drawer>
      )}
    </>
  );
}
