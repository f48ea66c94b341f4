import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/**
 * A password field that can be revealed. Mantine's own field does not tell a screen reader that its value is
 * invalid.
 */
export function PasswordField({ error, ...field }: PasswordInputProps) {
  const { t } = useTranslation();
  return (
    <PasswordInput
      visibilityToggleButtonProps={{ 'aria-label': t('sign_in:show_password') }}
      error={error}
      aria-invalid={error ? true : undefined}
      {...field}
    />
  );
}
