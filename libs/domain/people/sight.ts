/** Who may read every call of the business. Everybody else reads what rang at their desk, and what is of their departments. */
export function seesAllCalls(role: string): boolean {
  return role === 'tenant_admin' || role === 'super_admin';
}
