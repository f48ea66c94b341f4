export { SoftphoneDock } from './softphone-dock';
