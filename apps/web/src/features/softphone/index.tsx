export function SoftphoneDock() {
  return null;
}
