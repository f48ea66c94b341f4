import { useState, type ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import type { Agent } from '../../lib/api';
import { EditDrawer } from '../../ui/edit-drawer';
import { OneTimeLink, type HandedOver } from '../../ui/one-time-link';
import { AgentForm } from './agent-form';
import { ExtensionForm } from './extension-form';

type Known = Pick<ComponentProps<typeof ExtensionForm>, 'member' | 'typed'>;

/**
 * Adds or changes an agent. A new agent without a password gets a link to choose one; an existing user gets an
 * extension.
 */
export function AgentDrawer({ agent, onClose }: { agent: Agent | null; onClose: () => void }) {
  const { t } = useTranslation();
  const [handed, setHanded] = useState<HandedOver | null>(null);
  const [known, setKnown] = useState<Known | null>(null);
  const title = known ? t('staff:extension_of', { name: known.member.name }) : null;
  return (
    <EditDrawer title={title ?? t(agent ? 'staff:edit_agent' : 'staff:add_agent')} onClose={onClose}>
      {handed ? (
        <OneTimeLink {...handed} onDone={onClose} />
      ) : known ? (
        <ExtensionForm {...known} onDone={onClose} />
      ) : (
        <AgentForm
          agent={agent}
          onHanded={setHanded}
          onKnown={(member, typed) => setKnown({ member, typed })}
          onDone={onClose}
        />
      )}
    </EditDrawer>
  );
}
