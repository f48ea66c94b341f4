import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { leave } from '../lib/leaving';
import { Overlay } from './overlay';

interface Props {
  title: string;
  /** In px. */
  size?: number;
  onClose: () => void;
  children: ReactNode;
}

/** Where one thing is added or changed, beside the list it stands in. What was typed is not left without a question. */
export function EditDrawer({ title, size, onClose, children }: Props) {
  return (
    <Overlay kind="side" title={title} size={size} onClose={() => leave(onClose)}>
      {children}
    </Overlay>
  );
}

interface FootProps {
  /** The words of the button that stores; "Save" when left out. */
  yes?: string;
  busy: boolean;
  onCancel: () => void;
  /** What else can be done with it, e.g. a `RemoveButton`. */
  children?: ReactNode;
}

/** The end of a form: store or leave. */
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
