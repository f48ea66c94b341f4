import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** The end of a form that is part of a page: says that something is not saved, and saves it. */
export function SaveLine({ draft }: { draft: { readonly isDirty: boolean; readonly isBusy: boolean } }) {
  const { t } = useTranslation();
  return (
    <Group justify="flex-end">
      <Text c="dimmed" role="status">
        {draft.isDirty ? t('frame:draft.unsaved') : ''}
      </Text>
      <Button type="submit" loading={draft.isBusy} disabled={!draft.isDirty}>
        {t('frame:save')}
      </Button>
    </Group>
  );
}
