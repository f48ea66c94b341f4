import { Button } from '@mantine/core';
import { IconPhonePlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Member } from '../../lib/api';
import { leave } from '../../lib/leaving';
import { ownMembers } from '../../lib/members';
import { useMe } from '../../lib/session';
import { EditDrawer } from '../../ui/edit-drawer';
import { MemberEditor, MemberList } from '../../ui/members';
import { ExtensionForm } from './extension-form';

interface Opened {
  readonly member: Member | null;
  readonly isGiving: boolean;
}

/** The administrators without an extension, who are not in the list of agents. */
export function AdministratorsTab() {
  const { t } = useTranslation();
  const me = useMe();
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = () => setOpened(null);
  const member = opened?.member ?? null;
  const title = opened?.isGiving && member ? t('staff:extension_of', { name: member.name }) : null;
  return (
    <>
      <MemberList source={ownMembers} onOpen={(one) => setOpened({ member: one, isGiving: false })} />
      {opened && (
        <EditDrawer title={title ?? t(member ? 'staff:edit_agent' : 'people:add_administrator')} onClose={close}>
          {opened.isGiving && member ? (
            <ExtensionForm member={member} onDone={close} />
          ) : (
            <>
              {member && !member.disabled && (
                <Button
                  mb="md"
                  variant="default"
                  leftSection={<IconPhonePlus size={16} aria-hidden />}
                  onClick={() => leave(() => setOpened({ member, isGiving: true }))}
                >
                  {t(member.id === me.personId ? 'staff:give_yourself' : 'staff:give_extension')}
                </Button>
              )}
              <MemberEditor source={ownMembers} member={member} onDone={close} />
            </>
          )}
        </EditDrawer>
      )}
    </>
  );
}
