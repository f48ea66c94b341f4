import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Agent } from '../../lib/api';
import { EditDrawer } from '../../ui/edit-drawer';
import { OneTimeLink, type HandedOver } from '../../ui/one-time-link';
import { AgentForm } from './agent-form';

/** Adds or changes an agent; a new one without a password gets a link to choose one. */
export function AgentDrawer({ agent, onClose }: { agent: Agent | null; onClose: () => void }) {
  const { t } = useTranslation();
  const [handed, setHanded] = useState<HandedOver | null>(null);
  return (
    <EditDrawer title={t(agent ? 'people:edit_agent' : 'people:add_agent')} onClose={onClose}>
      {handed ? (
        <OneTimeLink {...handed} onDone={onClose} />
      ) : (
        <AgentForm agent={agent} onHanded={setHanded} onDone={onClose} />
      )}
    </EditDrawer>
  );
}
