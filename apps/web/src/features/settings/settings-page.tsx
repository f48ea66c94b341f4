import {
  Button,
  Group,
  Paper,
  SegmentedControl,
  Skeleton,
  Stack,
  Text,
  Title,
  useMantineColorScheme,
} from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api, queryKeys } from '../../lib/api';
import { setLanguage } from '../../lib/i18n';
import { useMe } from '../../lib/session';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { useSignOut } from '../../ui/use-sign-out';
import { BusinessForm } from './business-form';
import { PasswordForm } from './password-form';
import { TenantNotes } from './tenant-notes';

export function SettingsPage() {
  const admin = useMe().role === 'tenant_admin';
  return (
    <Page>
      <Stack gap="lg" maw={720}>
        {admin && <Business />}
        <You />
        <PasswordForm />
      </Stack>
    </Page>
  );
}

function You() {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const signOut = useSignOut();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Paper p="lg" component="section" aria-labelledby="you">
      <Stack>
        <div>
          <Title order={2} id="you">
            {t('settings:you')}
          </Title>
          <Text>{me.name}</Text>
          <Text c="dimmed">
            {me.email} · {t(`frame:role.${me.role}`)} · {me.tenantName}
          </Text>
        </div>
        <div>
          <Text fw={500}>{t('settings:language')}</Text>
          <SegmentedControl
            aria-label={t('settings:language')}
            value={i18n.language}
            onChange={(value) => void setLanguage(value === 'es' ? 'es' : 'en')}
            data={[
              { value: 'en', label: t('settings:own_name.en') },
              { value: 'es', label: t('settings:own_name.es') },
            ]}
          />
        </div>
        <div>
          <Text fw={500}>{t('settings:colours')}</Text>
          <SegmentedControl
            aria-label={t('settings:colours')}
            value={colorScheme}
            onChange={(value) => setColorScheme(value)}
            data={(['auto', 'light', 'dark'] as const).map((value) => ({
              value,
              label: t(`settings:scheme.${value}`),
            }))}
          />
        </div>
        <Group>
          <Button variant="default" onClick={signOut}>
            {t('frame:sign_out')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

function Business() {
  const tenant = useQuery({ queryKey: queryKeys.tenant, queryFn: () => answer(api.GET('/api/v1/tenant')) });
  return (
    <Loaded query={tenant} skeleton={<Skeleton height={560} />}>
      {(data) => (
        <Stack gap="lg">
          <TenantNotes notes={data.notes} />
          <BusinessForm tenant={data} />
        </Stack>
      )}
    </Loaded>
  );
}
