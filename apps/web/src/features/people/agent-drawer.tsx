import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Agent } from '../../lib/api';
import { EditDrawer } from '../../ui/edit-drawer';
import { InvitationLink } from '../../ui/invitation-link';
import { AgentForm } from './agent-form';

/** Adds or changes an agent; a new one without a password gets a link to choose one. */
export function AgentDrawer({ agent, onClose }: { agent: Agent | null; onClose: () => void }) {
  const { t } = useTranslation();
  const [invitation, setInvitation] = useState<string | null>(null);
  return (
    <EditDrawer title={t(agent ? 'people:edit_agent' : 'people:add_agent')} onClose={onClose}>
      {invitation ? (
        <InvitationLink token={invitation} onDone={onClose} />
      ) : (
        <AgentForm agent={agent} onInvited={setInvitation} onDone={onClose} />
      )}
    </EditDrawer>
  );
}
