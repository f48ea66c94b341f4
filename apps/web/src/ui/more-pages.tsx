import { Button, Center } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface Props {
  pages: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
}

/** A button that loads the next page. */
export function MorePages({ pages }: Props) {
  const { t } = useTranslation();
  if (!pages.hasNextPage) return null;
  return (
    <Center py="md">
      <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
        {t('calls:more')}
      </Button>
    </Center>
  );
}
