import { Button, Group, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../lib/drafts';
import { ConflictDialog, type ShowValue } from './conflict-dialog';
import css from './draft-form.module.css';

interface Props<V extends Record<string, unknown>> {
  draft: Draft<V>;
  /** How a value is shown when the user chooses between two: choices by their words. */
  show?: ShowValue;
  /** The name of a field without a label of its own. */
  label?: (path: string) => string | null;
  children: ReactNode;
}

/**
 * The `form` of a draft: says when an earlier draft was restored, and asks when two people have changed the same
 * field.
 */
export function DraftForm<V extends Record<string, unknown>>({ draft, show, label, children }: Props<V>) {
  return (
    <form ref={draft.element} onSubmit={draft.submit} noValidate>
      {draft.isRestored && <Restored onDiscard={draft.discard} />}
      {children}
      {draft.conflict && (
        <ConflictDialog
          conflict={draft.conflict}
          form={draft.element}
          show={show}
          label={label}
          onChosen={draft.resolve}
        />
      )}
    </form>
  );
}

function Restored({ onDiscard }: { onDiscard: () => void }) {
  const { t } = useTranslation();
  return (
    <Group className={css.restored} role="status" wrap="nowrap">
      <IconHistory size={16} aria-hidden />
      <Text size="sm">{t('frame:draft.restored')}</Text>
      <Button variant="subtle" size="compact-sm" ml="auto" onClick={onDiscard}>
        {t('frame:draft.discard')}
      </Button>
    </Group>
  );
}
