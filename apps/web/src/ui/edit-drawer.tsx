import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { leave } from '../lib/leaving';
import { Overlay } from './overlay';

interface Props {
  title: string;
  /** Width in px. */
  size?: number;
  onClose: () => void;
  children: ReactNode;
}

/** A drawer for adding or changing one object, beside its list. It asks before typed input is left. */
export function EditDrawer({ title, size, onClose, children }: Props) {
  return (
    <Overlay kind="side" title={title} size={size} onClose={() => leave(onClose)}>
      {children}
    </Overlay>
  );
}

interface FootProps {
  /** The label of the save button; "Save" by default. */
  yes?: string;
  busy: boolean;
  onCancel: () => void;
  /** Further actions, e.g. a `RemoveButton`. */
  children?: ReactNode;
}

/** The end of a form: save or cancel. */
export function FormFoot({ yes, busy, onCancel, children }: FootProps) {
  const { t } = useTranslation();
  return (
    <Group mt="md">
      {children}
      <Button variant="default" ml="auto" onClick={() => leave(onCancel)}>
        {t('frame:cancel')}
      </Button>
      <Button type="submit" loading={busy}>
        {yes ?? t('frame:save')}
      </Button>
    </Group>
  );
}
