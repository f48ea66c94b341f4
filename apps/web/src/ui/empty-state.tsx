import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  title: string;
  children: string;
  action?: ReactNode;
}

/** Says what this place is for, and the one thing to do next. */
export function EmptyState({ title, children, action }: Props) {
  return (
    <Stack align="center" gap={8} py={48} px={16} ta="center" maw={480} mx="auto">
      <Title order={2}>{title}</Title>
      <Text c="dimmed">{children}</Text>
      {action}
    </Stack>
  );
}
