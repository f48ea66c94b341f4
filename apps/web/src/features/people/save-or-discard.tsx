import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface Props {
  draft: { readonly isDirty: boolean; readonly isBusy: boolean; readonly discard: () => void };
}

/** The end of a form that is part of the hours: there while something is not saved. */
export function SaveOrDiscard({ draft }: Props) {
  const { t } = useTranslation();
  if (!draft.isDirty) return null;
  return (
    <Group justify="flex-end" mt="md">
      <Button variant="default" onClick={draft.discard}>
        {t('frame:cancel')}
      </Button>
      <Button type="submit" loading={draft.isBusy}>
        {t('frame:save')}
      </Button>
    </Group>
  );
}
