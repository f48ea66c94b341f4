/**
 * True for roles that may read every call of the business. All others read calls that rang at their desk, and those of
 * their departments.
 */
export function seesAllCalls(role: string): boolean {
  return role === 'tenant_admin' || role === 'super_admin';
}
