export function CallsPage() {
  return null;
}

export function CallDetailPage() {
  return null;
}
