export { ForgotPasswordPage } from './forgot-password-page';
export { NewPasswordPage } from './new-password-page';
