import { Drawer } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Agent } from '../../lib/api';
import { InvitationLink } from '../../ui/invitation-link';
import { AgentForm } from './agent-form';

/** Adds or changes an agent; a new one without a password gets a link to choose one. */
export function AgentDrawer({ agent, onClose }: { agent: Agent | null; onClose: () => void }) {
  const { t } = useTranslation();
  const [invitation, setInvitation] = useState<string | null>(null);
  return (
    <Drawer
      opened
      onClose={onClose}
      size={440}
      title={t(agent ? 'people:edit_agent' : 'people:add_agent')}
      closeButtonProps={{ 'aria-label': t('frame:close') }}
    >
      {invitation ? (
        <InvitationLink token={invitation} onDone={onClose} />
      ) : (
        <AgentForm agent={agent} onInvited={setInvitation} onDone={onClose} />
      )}
    </Drawer>
  );
}
